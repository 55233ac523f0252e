import CSV

/// A table before its rows are read: what it is written in, the names of its columns, its first records.
struct OpenedTable {
  /// Index of its file among the sources.
  let file: Int
  /// Name for messages.
  let name: String
  let bytes: UnsafeBufferPointer<UInt8>
  let guess: CSVDialectGuess
  let header: TableHeader
  let missing: MissingWords
  /// What is doubtful about its encoding.
  let doubt: String?
  /// Headers of columns that the file itself, or its data dictionary, says identify people.
  private(set) var identifiers: Set<String> = []
  /// First records, unescaped.
  private(set) var rows: [[[UInt8]]] = []
  /// The same by column.
  private(set) var samples: [ColumnSample]

  /// Records looked at before the meaning of columns is decided, and fields at most.
  private static let sampleRows = 1_000
  private static let sampleFields = 200_000

  /// A table that a layout made of a file.
  init(
    file: Int, name: String, _ derived: DerivedTable, identifiers: [String], plan: ReadingPlan
  ) throws(ReadingError) {
    self.identifiers = Set(identifiers)
    self.file = file
    self.name = name
    bytes = derived.bytes
    doubt = nil
    guess = CSVDialectGuess.guess(derived.bytes, given: CSVDialectChoices(derived.dialect))
    missing = MissingWords(plan.missingWords, except: plan.presentWords)
    header = try TableHeader.read(name, bytes, guess)
    samples = Array(repeating: ColumnSample(), count: header.names.count)
    takeSample()
  }

  /// The table of a file as it stands.
  init(
    file: Int, _ source: Source, bytes: UnsafeBufferPointer<UInt8>, plan: ReadingPlan
  ) throws(ReadingError) {
    let name = source.name
    if let found = FileKind.notText(bytes) {
      throw .notText(file: name, kind: found.kind, advice: found.advice)
    }
    self.file = file
    self.name = name
    doubt = source.text.isDoubtful ? source.text.reason : nil
    self.bytes = bytes
    guess = CSVDialectGuess.guess(bytes, given: plan.dialect)
    missing = MissingWords(plan.missingWords, except: plan.presentWords)
    header = try TableHeader.read(name, bytes, guess)
    samples = Array(repeating: ColumnSample(), count: header.names.count)
    takeSample()
  }

  var dialect: CSVDialect { guess.dialect }

  /// Its first records, for recognising its layout.
  var sample: TableSample { TableSample(headers: header.names, rows: rows) }

  /// The whole of it, for reshaping.
  var raw: RawTable {
    RawTable(
      name: name, bytes: bytes, dialect: dialect, headers: header.names,
      dataRange: dataRange, missing: missing)
  }

  /// The records after the header, without a footer.
  var dataRange: Range<Int> { header.dataStart..<max(guess.dataEnd, header.dataStart) }

  /// How its first records end.
  var lineEnds: LineEndCounts { header.lineEnds }

  /// Rows of the sample that belong to one patient, for patients with several.
  func rowsOfRepeatedIDs(_ column: Int) -> [[Int]] {
    var groups: [[UInt8]: [Int]] = [:]
    for (row, fields) in rows.enumerated() where column < fields.count {
      groups[fields[column], default: []].append(row)
    }
    return groups.values.filter { $0.count > 1 }
  }

  /// Columns that in the sample say the same in all rows of a patient, if patients have several.
  func steadyColumns(_ idColumn: Int) -> Set<Int> {
    let groups = rowsOfRepeatedIDs(idColumn)
    guard !groups.isEmpty else { return [] }
    return Set(
      header.names.indices.filter { column in
        groups.allSatisfy { group in group.allSatisfy { rows[$0][column] == rows[group[0]][column] } }
      })
  }

  private mutating func takeSample() {
    let width = header.names.count
    let limit = min(OpenedTable.sampleRows, max(OpenedTable.sampleFields / width, 10))
    // Long enough for the sample, short enough not to search a large file for the end of a quote.
    let stop = min(dataRange.upperBound, header.dataStart + 8 << 20)
    var scanner = CSVScanner(bytes, range: header.dataStart..<stop, dialect: dialect)
    let fields = UnsafeMutablePointer<CSVField>.allocate(capacity: width)
    defer { fields.deallocate() }
    while rows.count < limit {
      let outcome = scanner.next(fields, capacity: width)
      if outcome == .end { break }
      guard outcome == .record, scanner.fieldCount == width else { continue }
      let contents = (0..<width).map { CSVRecords.content(of: fields[$0], in: bytes, dialect: dialect) }
      for index in 0..<width { samples[index].add(contents[index], dialect: dialect, missing: missing) }
      rows.append(contents)
    }
  }
}
