import ArgumentParser
import CSV
import Cohorts
import Execution
import Explorer

/// Which files, and how to read them.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A cohort file: CSV, one row a patient or one row a visit; - is standard input. Without one: the embedded synthetic cohort.",
      valueName: "file"))
  var files: [String] = []

  @Option(
    name: .customLong("map"),
    help: ArgumentHelp("Take a column for a variable (or none).", valueName: "COLUMN=VARIABLE"))
  var mappings: [String] = []

  @Option(
    name: .customLong("code"),
    help: ArgumentHelp("What the codes of a column stand for: 'sex:1=M,2=F'", valueName: "COLUMN:CODE=WORD,…"))
  var codes: [String] = []

  @Option(
    name: .customLong("unit"),
    help: ArgumentHelp(
      "Unit that a column counts in: \(ColumnUnit.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "COLUMN=UNIT"))
  var units: [String] = []

  @Option(
    name: .customLong("date-order"),
    help: ArgumentHelp("Whether 03/04/2019 is 3 April (dmy) or 4 March (mdy).", valueName: "COLUMN=ORDER"))
  var dateOrders: [String] = []

  @Option(help: ArgumentHelp("A further word that means missing.", valueName: "WORD"))
  var missing: [String] = []

  @Option(
    name: .customLong("no-missing"),
    help: ArgumentHelp("A word such as unknown that is a value in this file.", valueName: "WORD"))
  var present: [String] = []

  @Option(help: ArgumentHelp("comma, semicolon, tab, pipe or one character; guessed otherwise.", valueName: "NAME"))
  var delimiter: String?

  @Option(
    help: ArgumentHelp("UTF-8, UTF-16, Windows-1252, ISO-8859-1, …; told from the bytes otherwise.", valueName: "NAME"))
  var encoding: String?

  @Option(help: ArgumentHelp("Decimal mark: point or comma; guessed otherwise.", valueName: "MARK"))
  var decimal: String?

  @Option(help: ArgumentHelp("Whether the first line holds names: yes or no; guessed otherwise.", valueName: "yes|no"))
  var header: String?

  @Option(help: ArgumentHelp("What time 0 is: file, randomisation or first-visit.", valueName: "NAME"))
  var timeZero: String?

  @Option(help: ArgumentHelp("Read as this profile says (check --save-profile writes one).", valueName: "FILE"))
  var profile: String?

  @Flag(name: .customLong("no-profile"), help: "Do not use the profile that is kept for files with this header.")
  var ignoresProfiles = false

  /// How to read, with the profile of `--profile`; what the command line says of a column counts more.
  func settings() throws(Failure) -> ReadingSettings {
    let own = try plan()
    guard let profile else {
      return ReadingSettings(plan: own, looksForProfile: !ignoresProfiles && !own.correctsColumns && !files.isEmpty)
    }
    let read = try Profile(try InputFile.read(profile, work: Work()).bytes, name: profile)
    return ReadingSettings(
      plan: own.completed(by: read.plan),
      profile: ProfileUse(text: "read by the profile \(profile)", disclosure: read.disclosure), looksForProfile: false)
  }

  private func plan() throws(Failure) -> ReadingPlan {
    var plan = ReadingPlan(missingWords: missing)
    for entry in mappings {
      let (header, name) = try Self.parted(entry, "--map", "COLUMN=VARIABLE, for example --map Score=alsfrsr_total")
      plan.mapping[header] = name
    }
    for entry in codes {
      do throws(CodeListError) {
        let (header, words) = try ReadingPlan.parseCodes(entry)
        plan.codes[header, default: [:]].merge(words) { _, later in later }
      } catch { throw Failure(.usage, "--code \(error.message)") }
    }
    for entry in units {
      let (header, unit) = try Self.parted(entry, "--unit", "COLUMN=UNIT, for example --unit time=weeks")
      guard ColumnUnit(rawValue: unit) != nil else {
        let names = ColumnUnit.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(.usage, "--unit \(entry): expected one of \(names) after the sign =")
      }
      plan.units[header] = unit
    }
    for entry in dateOrders {
      let (header, word) = try Self.parted(entry, "--date-order", "COLUMN=dmy or COLUMN=mdy")
      guard let order = DateOrder(rawValue: word) else {
        throw Failure(.usage, "--date-order \(entry): expected dmy or mdy after the sign =")
      }
      plan.dateOrders[header] = order
    }
    plan.presentWords = present
    if let delimiter { plan.dialect.delimiter = try Self.delimiterByte(delimiter) }
    try Self.check(encoding: encoding)
    plan.encoding = encoding
    if let decimal { plan.dialect.decimal = try Self.decimalByte(decimal) }
    if let header {
      guard ["yes", "no"].contains(header) else { throw Failure(.usage, "--header \(header): expected yes or no") }
      plan.dialect.hasHeader = header == "yes"
    }
    if let timeZero { plan.timeZero = try Self.timeZero(timeZero) }
    return plan
  }

  private static func parted(
    _ entry: String, _ option: String, _ expected: String
  ) throws(Failure) -> (header: String, value: String) {
    guard let equals = entry.lastIndex(of: "="), equals != entry.startIndex else {
      throw Failure(.usage, "\(option) \(entry): expected \(expected)")
    }
    return (String(entry[..<equals]), String(entry[entry.index(after: equals)...]))
  }
}

// The words of single options, which profiles use as well.
extension InputOptions {
  static func timeZero(_ name: String) throws(Failure) -> TimeZero {
    if let zero = TimeZero(rawValue: name) { return zero }
    let names = TimeZero.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure(.usage, "--time-zero \(name): expected one of \(names)")
  }

  static func check(encoding: String?) throws(Failure) {
    guard let encoding, TextEncoding(words: encoding) == nil else { return }
    let names = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
    throw Failure(.usage, "--encoding \(encoding): expected one of \(names)")
  }

  static func decimalByte(_ name: String) throws(Failure) -> UInt8 {
    switch name {
    case "point", ".": return UInt8(ascii: ".")
    case "comma", ",": return UInt8(ascii: ",")
    default: throw Failure(.usage, "--decimal \(name): expected point or comma")
    }
  }

  static func delimiterByte(_ name: String) throws(Failure) -> UInt8 {
    switch name {
    case "comma": return UInt8(ascii: ",")
    case "semicolon": return UInt8(ascii: ";")
    case "tab", "\\t": return UInt8(ascii: "\t")
    case "pipe": return UInt8(ascii: "|")
    case "space": return UInt8(ascii: " ")
    case "colon": return UInt8(ascii: ":")
    default:
      guard name.utf8.count == 1, let byte = name.utf8.first, byte >= 0x20 || byte == 9, byte != UInt8(ascii: "\"")
      else {
        throw Failure(.usage, "--delimiter \(name): expected comma, semicolon, tab, pipe or one character")
      }
      return byte
    }
  }
}

extension Source {
  /// The same bytes in the encoding that the user's words name.
  func decoded(as words: String) -> Source {
    Source(name: name, bytes: bytes, encoding: TextEncoding(words: words))
  }
}
