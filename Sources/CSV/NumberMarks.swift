/// Which decimal mark and which mark between thousands the number columns of a sample show.
///
/// A mark is believed only on proof that has no other reading: `2,5` proves a decimal comma, `1,234.5` and `1,234,567` a
/// comma between thousands, `1,234` nothing. A mark between thousands needs a column in which every value is a number
/// under it; any number against it in another column, and it is not believed.
struct NumberMarks {
  var decimal = UInt8(ascii: ".")
  var grouping: UInt8?
  var reasons: [String] = []

  /// Marks between thousands that are known.
  static let marks: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: " "), UInt8(ascii: "'")]

  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")
  private static let cellLimit = 50_000

  /// Looks at the records from `first` on. O(cells looked at), at most 50,000.
  init(_ sample: CSVSample, from first: Int, given: CSVDialectChoices) {
    var columns: [Column] = []
    var seen = 0
    for record in sample.records.dropFirst(first) {
      if seen > NumberMarks.cellLimit { break }
      seen += record.width
      while columns.count < record.width { columns.append(Column()) }
      for (column, field) in sample.fields[record.fields].enumerated() where field.length > 0 {
        columns[column].add(sample.trimmed(field))
      }
    }
    columns = columns.filter(\.isMostlyNumbers)
    decideDecimal(columns, given.decimal, isCommaDelimited: sample.dialect.delimiter == NumberMarks.comma)
    decideGrouping(columns, given.grouping)
  }

  private mutating func decideDecimal(_ columns: [Column], _ given: UInt8?, isCommaDelimited: Bool) {
    if let given {
      decimal = given
      return
    }
    // In a comma-delimited file "1,2" may be two codes: there the column has to be full of such values.
    let commas = columns.filter {
      $0.decimalCommas > 0 && (!isCommaDelimited || $0.others == 0 && $0.decimalCommas * 2 >= $0.numbers)
    }
    let points = columns.filter { $0.decimalPoints > 0 }
    if let comma = commas.first {
      if let point = points.first {
        reasons.append(
          "numbers such as \(point.pointExample) and \(comma.commaExample) both occur: the decimal mark is taken to be a point"
        )
      } else {
        decimal = NumberMarks.comma
        reasons.append("the decimal mark is a comma, as in \(comma.commaExample)")
      }
    }
  }

  private mutating func decideGrouping(_ columns: [Column], _ given: UInt8?) {
    if let given {
      grouping = given == CSVDialectChoices.none ? nil : given
      return
    }
    let proven = NumberMarks.marks.filter { mark in
      mark != decimal
        && columns.contains { $0.proves(mark, decimal: decimal) }
        && columns.allSatisfy { !$0.contradicts(mark, decimal: decimal) }
    }
    if proven.count == 1 {
      grouping = proven[0]
      let example = columns.first { $0.proves(proven[0], decimal: decimal) }?.groupExample ?? ""
      reasons.append("thousands are marked by a \(CSVDialect.name(of: proven[0])), as in \(example)")
    }
    let other = decimal == NumberMarks.point ? NumberMarks.comma : NumberMarks.point
    guard grouping != other else { return }
    if let doubtful = columns.first(where: { $0.ambiguous(other) > 0 })?.ambiguousExample(other) {
      reasons.append("\(doubtful) could be a thousand or a decimal: it is not taken for a number")
    }
  }

  /// What kinds of numbers a column holds.
  private struct Column {
    var numbers = 0
    var others = 0
    var words = 0
    var decimalCommas = 0
    var decimalPoints = 0
    var commaExample = ""
    var pointExample = ""
    var groupExample = ""
    private var ambiguousCommas = 0
    private var ambiguousPoints = 0
    private var ambiguousCommaExample = ""
    private var ambiguousPointExample = ""
    /// Numbers in groups, by mark.
    private var groups = [Int](repeating: 0, count: NumberMarks.marks.count)

    /// A tenth of the values may be something else with digits in it.
    var isMostlyNumbers: Bool { numbers > 0 && others * 10 <= numbers && words <= numbers }

    func ambiguous(_ mark: UInt8) -> Int { mark == NumberMarks.comma ? ambiguousCommas : ambiguousPoints }

    func ambiguousExample(_ mark: UInt8) -> String {
      mark == NumberMarks.comma ? ambiguousCommaExample : ambiguousPointExample
    }

    func proves(_ mark: UInt8, decimal: UInt8) -> Bool {
      let count = NumberMarks.marks.firstIndex(of: mark).map { groups[$0] } ?? 0
      // "12 345" alone may be a code.
      return others == 0 && count > (mark == UInt8(ascii: " ") && decimalCommas + decimalPoints == 0 ? 1 : 0)
        && !contradicts(mark, decimal: decimal)
    }

    func contradicts(_ mark: UInt8, decimal: UInt8) -> Bool {
      (decimal == NumberMarks.point ? decimalCommas : decimalPoints) > 0
        || zip(NumberMarks.marks, groups).contains { $0 != mark && $1 > 0 }
    }

    mutating func add(_ cell: UnsafeBufferPointer<UInt8>) {
      if cell.isEmpty { return }
      guard cell.contains(where: { $0 &- UInt8(ascii: "0") < 10 }) else {
        words += 1
        return
      }
      let comma = NumberMarks.comma
      let point = NumberMarks.point
      if NumberField.parse(cell).value != nil {
        numbers += 1
        guard cell.contains(point) else { return }
        if Column.isAmbiguous(cell, mark: point) {
          ambiguousPoints += 1
          ambiguousPointExample = Column.text(cell)
        } else {
          decimalPoints += 1
          pointExample = Column.text(cell)
        }
      } else if NumberField.parse(cell, decimal: comma).value != nil {
        numbers += 1
        if Column.isAmbiguous(cell, mark: comma) {
          ambiguousCommas += 1
          ambiguousCommaExample = Column.text(cell)
        } else {
          decimalCommas += 1
          commaExample = Column.text(cell)
        }
      } else {
        addGrouped(cell)
      }
    }

    private mutating func addGrouped(_ cell: UnsafeBufferPointer<UInt8>) {
      for (index, mark) in NumberMarks.marks.enumerated() {
        for decimal in [NumberMarks.point, NumberMarks.comma] where decimal != mark {
          guard GroupedNumber.ungrouped(cell, decimal: decimal, grouping: mark) != nil else { continue }
          numbers += 1
          groups[index] += 1
          groupExample = Column.text(cell)
          // A mark that occurs twice is not the decimal mark; the other one may be.
          let isPoint = mark == NumberMarks.comma || mark != NumberMarks.point && cell.contains(NumberMarks.point)
          if isPoint {
            decimalPoints += 1
            pointExample = groupExample
          } else if mark == NumberMarks.point || cell.contains(NumberMarks.comma) {
            decimalCommas += 1
            commaExample = groupExample
          }
          return
        }
      }
      others += 1
    }

    /// One to three digits, the first not 0, the mark, three digits.
    private static func isAmbiguous(_ cell: UnsafeBufferPointer<UInt8>, mark: UInt8) -> Bool {
      guard let at = cell.firstIndex(of: mark) else { return false }
      let start = cell[0] == UInt8(ascii: "-") || cell[0] == UInt8(ascii: "+") ? 1 : 0
      return (1...3).contains(at - start) && cell[start] != UInt8(ascii: "0") && cell.count == at + 4
        && cell[(at + 1)...].allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    }

    private static func text(_ cell: UnsafeBufferPointer<UInt8>) -> String {
      String(decoding: cell.prefix(24), as: UTF8.self)
    }
  }
}
