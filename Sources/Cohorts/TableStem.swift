/// A table of PRO-ACT, told by the name of its file.
public enum TableStem: String, CaseIterable, Sendable {
  /// Answers and totals of the ALSFRS and ALSFRS-R, one row a visit.
  case alsfrs
  /// Site and time of onset, time of diagnosis.
  case alsHistory
  /// Age, sex, ethnicity.
  case demographics
  /// Whether and when a patient died.
  case deathData
  /// Forced vital capacity.
  case fvc
  /// Slow vital capacity.
  case svc
  /// Whether riluzole was used, and since when.
  case riluzole
  /// Arm of the trial.
  case treatment
  /// El Escorial category.
  case elEscorial
  /// Weight, height, blood pressure, pulse.
  case vitalSigns
  /// Laboratory results, one row a test.
  case labs
  /// Adverse events.
  case adverseEvents
  /// Other medication.
  case conMeds
  /// Diseases of relatives.
  case familyHistory
  /// Grip strength.
  case handGrip
  /// Muscle strength.
  case muscleStrength
  /// Neurofilament light chain.
  case neurofilament

  /// The table of a file, or `nil` where its name is none of the releases': 2013 (`PROACT_2013_08_22_LABS_Data.csv`),
  /// 2016 (`AlsHistory.csv`), 2022 and later (`PROACT_ALSFRS.csv`), 2026 (`F_PROACT_Neurofilament.csv`).
  ///
  /// Letters of either case; folders, the extension, the prefixes `F_` and `PROACT_` or `PRO-ACT_`, a date and the ending
  /// `_Data` are dropped. A dictionary (`…_Dictionary.csv`) is no table.
  public init?(fileName: String) {
    var words = Self.words(of: fileName)
    if words.first == "f" { words.removeFirst() }
    if words.first == "proact" {
      words.removeFirst()
    } else if words.count > 1, words[0] == "pro", words[1] == "act" {
      words.removeFirst(2)
    }
    let date = words.prefix(3)
    if date.count == 3, date.map(\.utf8.count) == [4, 2, 2], date.allSatisfy({ $0.allSatisfy(\.isNumber) }) {
      words.removeFirst(3)
    }
    // A copy that a browser or a system has numbered: "alsfrs (1).csv".
    if words.count > 1, let last = words.last, last.utf8.count <= 2, last.allSatisfy(\.isNumber) { words.removeLast() }
    if words.count > 1, words.last == "data" { words.removeLast() }
    guard let table = Self.names[words.joined()] else { return nil }
    self = table
  }

  /// Whether anything of such a table is read. The others hold a row a test, an event or a drug, in columns whose times
  /// would look like visits.
  var isRead: Bool {
    switch self {
    case .labs, .adverseEvents, .conMeds, .familyHistory, .handGrip, .muscleStrength: false
    case .alsfrs, .alsHistory, .demographics, .deathData, .fvc, .svc, .riluzole, .treatment, .elEscorial, .vitalSigns,
      .neurofilament:
      true
    }
  }

  /// Lower-case words of the name without its folders and extensions.
  private static func words(of fileName: String) -> [String] {
    let name = fileName.split { $0 == "/" || $0 == "\\" }.last ?? ""
    let stem = name.split(separator: ".", omittingEmptySubsequences: true).first ?? ""
    return stem.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  private static let names: [String: TableStem] = [
    "alsfrs": .alsfrs, "alshistory": .alsHistory, "subjectalshx": .alsHistory, "alshx": .alsHistory,
    "subjectalshistory": .alsHistory, "demographics": .demographics, "deathdata": .deathData, "death": .deathData,
    "fvc": .fvc, "svc": .svc, "riluzole": .riluzole, "treatment": .treatment, "elescorial": .elEscorial,
    "vitalsigns": .vitalSigns, "vitals": .vitalSigns, "labs": .labs, "laboratory": .labs,
    "adverseevents": .adverseEvents, "conmeds": .conMeds, "familyhistory": .familyHistory, "famhx": .familyHistory,
    "handgripstrength": .handGrip, "handgrip": .handGrip, "musclestrength": .muscleStrength,
    "neurofilament": .neurofilament, "neurofilaments": .neurofilament, "nfl": .neurofilament,
  ]
}
