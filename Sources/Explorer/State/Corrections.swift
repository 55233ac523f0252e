import CSV
import Cohorts
import Projection
import TerminalUI

// What the user says of single columns: their variable, the meaning of their codes, their unit, the order of their dates.
// All of it goes into the plan, so that it can be undone, and the cohort is read again from the bytes in memory.
extension ExplorerState {
  /// `fvc=vc_pct`, `fvc=none`, or `fvc=` for the reader's own guess.
  mutating func setVariable(_ text: String) -> [Effect] {
    guard let (header, name) = parted("map", text, by: "=", "COLUMN=VARIABLE, for example fvc=vc_pct") else {
      return []
    }
    if !name.isEmpty, name != "none", !DataDictionary.mappableConcepts.contains(where: { $0.name == name }) {
      complain("map: \(name) is no variable that a column can be mapped to")
      return []
    }
    return correct(header, "map \(header)=\(name)") { $0.mapping[header] = name.isEmpty ? nil : name }
  }

  /// `sex:1=M,2=F`, or `sex:` for no codes.
  mutating func setCodes(_ text: String) -> [Effect] {
    do throws(CodeListError) {
      let (header, codes) = try ReadingPlan.parseCodes(text)
      guard isKnown(header, "code") else { return [] }
      return correct(header, "code \(text)") { $0.codes[header] = codes.isEmpty ? nil : codes }
    } catch {
      complain("code: " + error.message)
      return []
    }
  }

  /// `time=weeks`, or `time=` for the header's own.
  mutating func setUnit(_ text: String) -> [Effect] {
    let units = ColumnUnit.allCases.map(\.rawValue)
    guard let (header, unit) = parted("unit", text, by: "=", "COLUMN=UNIT, for example time=weeks") else { return [] }
    if !unit.isEmpty, !units.contains(unit) {
      complain("unit: no unit \"\(unit)\"; expected one of \(units.joined(separator: ", "))")
      return []
    }
    return correct(header, "unit \(header)=\(unit)") { $0.units[header] = unit.isEmpty ? nil : unit }
  }

  /// `visit=dmy`, `visit=mdy`, or `visit=` for what the dates show themselves.
  mutating func setDateOrder(_ text: String) -> [Effect] {
    guard let (header, word) = parted("date-order", text, by: "=", "COLUMN=dmy or COLUMN=mdy") else { return [] }
    let order = DateOrder(rawValue: word)
    if order == nil, !word.isEmpty {
      complain("date-order: no order \"\(word)\"; expected dmy or mdy")
      return []
    }
    return correct(header, "date-order \(header)=\(word)") { $0.dateOrders[header] = order }
  }

  private mutating func correct(
    _ header: String, _ action: String, _ change: (inout ReadingPlan) -> Void
  ) -> [Effect] {
    var plan = arrangement.plan
    change(&plan.reading)
    guard plan != arrangement.plan else {
      say("\(header) stays as it is")
      return []
    }
    corrected = header
    return self.change(plan, action)
  }

  private mutating func parted(
    _ command: String, _ text: String, by mark: Character, _ expected: String
  ) -> (header: String, value: String)? {
    guard let place = text.lastIndex(of: mark), place != text.startIndex else {
      complain("\(command): expected \(expected)")
      return nil
    }
    let header = String(text[..<place])
    return isKnown(header, command) ? (header, String(text[text.index(after: place)...])) : nil
  }

  private mutating func isKnown(_ header: String, _ command: String) -> Bool {
    guard let cohort, cohort.row(ofColumn: header) == nil else { return true }
    complain("\(command): no column is called \(header)")
    return false
  }

  /// Enter on a finding: its line in the file, or, where it asks a question about a column, what can be answered.
  mutating func openFinding() -> [Effect] {
    if let finding = selectedFinding, finding.line == 0, let cohort,
      let row = cohort.columnPlaces.indices.first(where: {
        cohort.columnPlaces[$0].file == finding.file && cohort.column(at: $0).header == finding.column
      })
    {
      self[.columns].select(row)
      return editColumn()
    }
    overlay = sourcePage().map { .page($0) }
    return []
  }

  // MARK: Profiles

  /// Writes how the columns are read, so that files with the same header are read so again.
  mutating func saveProfile(_ path: String) -> [Effect] {
    job = .exporting(path: path.isEmpty ? "the profile" : path)
    return [.saveProfile(path: path)]
  }

  /// Why no profile can be written.
  var cannotSaveProfile: String? {
    if let reason = needsCohort { return reason }
    return job.map { "first \($0.title) must end; ^C ends it" }
  }
}

extension LoadedCohort {
  /// Values of a column among the first rows, the most frequent first, with how often they occur.
  func glimpse(_ row: Int) -> [(value: String, count: Int)] {
    let place = columnPlaces[row]
    guard sources.indices.contains(place.file) else { return [] }
    let sample = Array(sources[place.file].text.bytes.prefix(LoadedCohort.glimpseBytes))
    let header = column(at: row).header
    let records = CSVRecords.strings(
      sample, dialect: reading.tables[place.file].dialect, limit: LoadedCohort.glimpseRows)
    guard let head = records.firstIndex(where: { $0.contains(header) }),
      let index = records[head].firstIndex(of: header)
    else { return [] }
    var counts: [String: Int] = [:]
    for record in records.dropFirst(head + 1) where index < record.count { counts[record[index], default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (value: $0.key, count: $0.value) }
  }

  private static let glimpseBytes = 1 << 20
  private static let glimpseRows = 2_000
}
