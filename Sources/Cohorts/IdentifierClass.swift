import CSV

/// The eighteen classes of identifiers that are removed to de-identify health information by the Safe Harbor method
/// (45 CFR 164.514(b)(2)(i), letters A to R). The raw value is a stable identifier.
public enum IdentifierClass: String, CaseIterable, Sendable {
  /// A: names, also of relatives, and free text that may hold them.
  case name
  /// B: places smaller than a state.
  case geography = "geographic-subdivision"
  /// C: parts of dates other than the year, and ages over 89. Kept apart because dates of visits and of onset are what
  /// a cohort is about: they leave the program as intervals.
  case date
  /// D: telephone numbers.
  case telephone = "telephone-number"
  /// E: fax numbers.
  case fax = "fax-number"
  /// F: e-mail addresses.
  case email = "email-address"
  /// G: social security numbers and the national numbers that correspond to them.
  case socialSecurity = "social-security-number"
  /// H: medical record numbers.
  case medicalRecord = "medical-record-number"
  /// I: numbers of health plans and insurances.
  case healthPlan = "health-plan-number"
  /// J: account numbers.
  case account = "account-number"
  /// K: numbers of certificates and licences.
  case licence = "certificate-or-licence-number"
  /// L: vehicles and their plates.
  case vehicle = "vehicle-identifier"
  /// M: devices and their serial numbers.
  case device = "device-identifier"
  /// N: addresses on the web.
  case webAddress = "web-address"
  /// O: addresses of the internet protocol.
  case internetAddress = "ip-address"
  /// P: finger, voice and other prints of the body.
  case biometric = "biometric-identifier"
  /// Q: photographs of the face and comparable images.
  case photograph = "full-face-photograph"
  /// R: any other unique number, characteristic or code. The key that joins the tables is not meant.
  case otherUnique = "other-unique-identifier"

  /// Letter of the class in the regulation.
  public var letter: String {
    let place = IdentifierClass.allCases.firstIndex(of: self) ?? 0
    return String(UnicodeScalar(UInt8(ascii: "A") + UInt8(place)))
  }

  /// Name for a reader.
  public var title: String {
    switch self {
    case .name: "name or free text"
    case .geography: "place smaller than a state"
    case .date: "date or age over 89"
    case .telephone: "telephone number"
    case .fax: "fax number"
    case .email: "e-mail address"
    case .socialSecurity: "social security number"
    case .medicalRecord: "medical record number"
    case .healthPlan: "health plan number"
    case .account: "account number"
    case .licence: "certificate or licence number"
    case .vehicle: "vehicle identifier"
    case .device: "device identifier"
    case .webAddress: "web address"
    case .internetAddress: "IP address"
    case .biometric: "biometric identifier"
    case .photograph: "photograph"
    case .otherUnique: "other unique identifier"
    }
  }
}

/// What identifies people in a column, and why it was taken for that.
public struct Identification: Hashable, Sendable {
  /// The class.
  public let identifier: IdentifierClass
  /// Why, in a few words: "the header names it", "12 of 12 values are e-mail addresses".
  public let reason: String

  /// Creates an identification.
  public init(identifier: IdentifierClass, reason: String) {
    self.identifier = identifier
    self.reason = reason
  }
}

/// How the values of a column are spread over the patients, counted by the caller over the rows it has.
struct PatientSpread {
  /// Patients with a value.
  var patients: Int
  /// Different values.
  var values: Int
  /// Whether no patient has two different values.
  var isOnePerPatient: Bool
}

extension IdentifierClass {
  /// Patients below which values that differ prove nothing.
  static let fewestPatients = 5

  /// What a column identifies, or `nil`, from its header as in the file and some of its values.
  ///
  /// - Parameters:
  ///   - header: As in the file.
  ///   - values: Cells, each of another patient; none leaves the header alone to decide.
  ///   - concept: Identifier of the concept that the column was taken for.
  ///   - isPatientKey: Whether the column joins the rows of a patient.
  public static func identification(
    header: String, values: [String], concept: String? = nil, isPatientKey: Bool = false
  ) -> Identification? {
    var sample = ColumnSample()
    let missing = MissingWords([])
    for value in values { sample.add(Array(value.utf8), dialect: CSVDialect(), missing: missing) }
    return of(
      header: HeaderName.normalised(header), sample: sample, concept: concept, isPatientKey: isPatientKey)
  }

  /// What a column identifies, or `nil`.
  ///
  /// - Parameters:
  ///   - header: Normalised header (`HeaderName`).
  ///   - sample: Values of the first records; an empty sample leaves the header alone to decide.
  ///   - concept: Identifier of the concept that the column was taken for. Clinical measurements are never "other
  ///     unique" values, and numbers of days are no dates.
  ///   - isPatientKey: Whether the column joins the rows of a patient. The key is not flagged for being unique, but it is
  ///     for being a medical record number.
  ///   - spread: Values and patients, if counted. Without it every row of the sample counts as a patient.
  static func of(
    header: String, sample: ColumnSample, concept: String? = nil, isPatientKey: Bool = false,
    spread: PatientSpread? = nil
  ) -> Identification? {
    if let found = IdentifierContent.of(sample), !(isPatientKey && found.identifier == .otherUnique) { return found }
    if let found = date(header, sample, concept) { return found }
    let named = IdentifierHeaders.identifier(header)
    if let named, !isOrdinary(named, sample), !(isPatientKey && named == .otherUnique) {
      return Identification(identifier: named, reason: "the header names it")
    }
    if isPatientKey { return nil }
    if let found = IdentifierContent.freeText(sample, concept: concept) { return found }
    return unique(sample, concept, spread)
  }

  /// Whether a column whose header names a class holds nothing of it: yes and no, or one number for all.
  private static func isOrdinary(_ named: IdentifierClass, _ sample: ColumnSample) -> Bool {
    guard sample.known >= fewestPatients, named != .name else { return false }
    return sample.count { Vocabulary.yesNo($0) != nil } == sample.known
  }

  // MARK: Dates and ages

  private static func date(_ header: String, _ sample: ColumnSample, _ concept: String?) -> Identification? {
    let words = HeaderWords(normalised: header).meanings
    if let concept, concept.hasPrefix("age"), sample.numbers.contains(where: { $0 >= 90 && $0 < 130 }) {
      let count = sample.numbers.count { $0 >= 90 && $0 < 130 }
      return Identification(identifier: .date, reason: "\(count) ages of 90 and over")
    }
    if sample.areMostlyDates {
      return Identification(identifier: .date, reason: "\(sample.dates) of \(sample.known) values are dates")
    }
    let isBirth = words.contains("birth") && !words.contains("weight") && !words.contains("sex")
    if isBirth, words.contains("date") || words.contains("month") {
      return Identification(identifier: .date, reason: "the header names a date of birth")
    }
    // A year alone is allowed.
    let isYear = words.contains("year") && !words.contains("date") && !words.contains("month")
    guard !isYear, words.contains("date") || concept.map(isDateConcept) == true else { return nil }
    if sample.isEmpty { return Identification(identifier: .date, reason: "the header names a date") }
    // Days from an index are none; 20190301 and the day numbers of spreadsheets and SAS are.
    let written = sample.numbers.count { isWrittenDate($0) || $0 > 20_000 && $0 < 60_000 && $0 == $0.rounded() }
    guard sample.isNumeric, written * 2 >= sample.known else { return nil }
    return Identification(identifier: .date, reason: "\(written) of \(sample.known) values are day numbers or dates")
  }

  private static func isDateConcept(_ concept: String) -> Bool { concept.hasSuffix("_date") }

  /// `20190301`
  private static func isWrittenDate(_ number: Double) -> Bool {
    guard number == number.rounded(), number >= 19_000_101, number <= 21_001_231 else { return false }
    let day = Int(number)
    return (1...12).contains(day / 100 % 100) && (1...31).contains(day % 100)
  }

  // MARK: Unique values

  private static func unique(_ sample: ColumnSample, _ concept: String?, _ spread: PatientSpread?) -> Identification? {
    guard concept == nil || concept == "patient_id" || concept == "study_site", !sample.isEmpty, !sample.areMostlyDates
    else { return nil }
    let distinct = Set(sample.values.map { Array($0.utf8) }).count
    let counted = spread ?? PatientSpread(patients: sample.known, values: distinct, isOnePerPatient: true)
    guard counted.patients >= fewestPatients, counted.isOnePerPatient, counted.values == counted.patients else {
      return nil
    }
    // Measurements differ between patients too: numbers count only if they are written like numbers of a file.
    if sample.areMostlyNumbers {
      let lengths = Set(sample.values.map(\.utf8.count))
      let areCodes = sample.values.allSatisfy { $0.utf8.allSatisfy { $0 &- 0x30 < 10 } && $0.utf8.count >= 5 }
      guard areCodes, lengths.count == 1 else { return nil }
    }
    return Identification(
      identifier: .otherUnique, reason: "another value for each of \(counted.patients) patients")
  }
}

extension Cohort {
  /// One line about the columns that identify people, or `nil` if there are none. Dates are not counted: they are what a
  /// cohort is about. Headers are data: sanitise at the sink.
  public var identifierWarning: String? {
    let found = (patientColumns.entries + visitColumns.entries).filter {
      $0.identifier != nil && $0.identifier != .date
    }
    guard !found.isEmpty else { return nil }
    let names = found.prefix(4).map { "\($0.name) (\($0.identifier?.title ?? ""))" } + (found.count > 4 ? ["…"] : [])
    let verb = found.count == 1 ? "1 column identifies" : "\(found.count) columns identify"
    return "\(verb) people: \(names.joined(separator: ", ")); left out of exports and no axis"
  }
}
