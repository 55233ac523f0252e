import CSV

/// The columns of a CDISC table with one record a parameter (ADaM Basic Data Structure; CDISC ADaM Implementation Guide
/// 1.3, section 3.3).
struct CDISCStructure {
  let subject: Int
  let parameterCode: Int
  let parameter: Int?
  let value: Int
  let characterValue: Int?
  let censor: Int?
  let studyDay: Int?
  let date: Int?
  let visitNumber: Int?
  let visitName: Int?
  let derivation: Int?
  let analysisFlag: Int?
  let unit: Int?
  /// Columns that say the same in all records of a subject.
  let facts: [Int]

  /// The structure of a table, or `nil` if it is no such table.
  init?(_ sample: TableSample) {
    let names = sample.headers.map { $0.uppercased() }
    func index(_ candidates: String...) -> Int? { candidates.lazy.compactMap { names.firstIndex(of: $0) }.first }
    guard let subject = index("USUBJID", "SUBJID"), let code = index("PARAMCD"), let value = index("AVAL", "AVALC")
    else { return nil }
    self.subject = subject
    parameterCode = code
    parameter = index("PARAM")
    self.value = value
    characterValue = index("AVALC")
    censor = index("CNSR")
    studyDay = index("ADY")
    date = index("ADT", "ADTC", "ADTM")
    visitNumber = index("AVISITN", "VISITNUM")
    visitName = index("AVISIT", "VISIT")
    derivation = index("DTYPE")
    analysisFlag = index("ANL01FL")
    unit = index("AVALU")
    facts = CDISCStructure.constantColumns(sample, subject: subject)
      .filter { !CDISCStructure.isOfTheRecord(names[$0]) }
  }

  /// What becomes of the columns that are in no table under their own name.
  func notes(_ headers: [String]) -> [(header: String, note: String)] {
    headers.indices.filter { $0 != subject && !facts.contains($0) }.map { (headers[$0], note($0)) }
  }

  private func note(_ column: Int) -> String {
    switch column {
    case parameterCode: "names what the record is about: a column each"
    case parameter: "says the same in words"
    case value, characterValue: "the values of the records, by what they are about"
    case censor: "0 is an event, any other number a censoring"
    case unit where censor != nil: "the unit of the times"
    case studyDay where censor == nil: "the time of the visit, as visit_day: one less, because day 1 is the first"
    case date where censor == nil && studyDay == nil: "the time of the visit, as visit_date"
    case visitName where censor == nil: "the name of the visit, as visit_name"
    case visitNumber where censor == nil && studyDay == nil && date == nil: "tells the visits apart"
    case derivation where censor == nil: "imputed records are left out"
    default: "differs between the records of a subject and is no value: left out"
    }
  }

  /// Names that tell of the record whatever their values.
  private static func isOfTheRecord(_ name: String) -> Bool {
    let exact: Set = [
      "AVAL", "AVALC", "AVALU", "CNSR", "ADY", "ADT", "ADTC", "ADTM", "BASE", "BASEC", "CHG", "PCHG", "DTYPE", "EPOCH",
      "EVNTDESC", "CNSDTDSC", "STARTDT", "ABLFL", "BASETYPE",
    ]
    return exact.contains(name)
      || ["PARAM", "PARCAT", "AVISIT", "VISIT", "ANL", "CRIT"].contains { name.hasPrefix($0) }
  }

  private static func constantColumns(_ sample: TableSample, subject: Int) -> [Int] {
    var first: [[UInt8]: [[UInt8]]] = [:]
    var constant = Set(sample.headers.indices)
    for row in sample.rows {
      guard let earlier = first[row[subject]] else {
        first[row[subject]] = row
        continue
      }
      constant = constant.filter { row[$0] == earlier[$0] }
    }
    return constant.sorted()
  }
}

/// What the records of one parameter are called as a column.
enum CDISCParameter {
  /// The text of the parameter where the data dictionary knows it, else its code.
  static func header(text: String, code: String) -> String {
    let known = DataDictionary.conceptName(forHeader: text)
    return known == nil || text.isEmpty ? code : text
  }

  /// What a time to event is about.
  enum Event { case death, other }

  /// Overall survival and death are death; survival that something else ends (progression-free, tracheostomy-free) is
  /// another event.
  static func event(text: String, code: String) -> Event {
    let words = text.lowercased()
    if words.contains("free") { return .other }
    let isDeath = words.contains("overall survival") || words.contains("death") || words.hasPrefix("survival")
    return isDeath || code == "OS" ? .death : .other
  }

  /// "days" or "months" as the parameter or its unit says, days where neither does.
  static func unit(text: String, unit: String) -> String {
    (text + " " + unit).lowercased().contains("month") ? "months" : "days"
  }
}
