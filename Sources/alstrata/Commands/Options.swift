import ArgumentParser
import CSV
import Cohorts
import Projection
import Strata
import Variables

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

  @Option(help: ArgumentHelp("A further word that means missing.", valueName: "WORD"))
  var missing: [String] = []

  @Option(help: ArgumentHelp("comma, semicolon, tab, pipe or one character; guessed otherwise.", valueName: "NAME"))
  var delimiter: String?

  @Option(help: ArgumentHelp("What time 0 is: file, randomisation or first-visit.", valueName: "NAME"))
  var timeZero: String?

  func plan() throws(Failure) -> ReadingPlan {
    var mapping: [String: String] = [:]
    for entry in mappings {
      guard let equals = entry.lastIndex(of: "="), equals != entry.startIndex else {
        throw Failure(.usage, "--map \(entry): expected COLUMN=VARIABLE, for example --map Score=alsfrsr_total")
      }
      mapping[String(entry[..<equals])] = String(entry[entry.index(after: equals)...])
    }
    var dialect = CSVDialectChoices()
    if let delimiter { dialect.delimiter = try Self.delimiterByte(delimiter) }
    var zero: TimeZero?
    if let timeZero {
      zero = TimeZero(rawValue: timeZero)
      if zero == nil {
        let names = TimeZero.allCases.map(\.rawValue).joined(separator: ", ")
        throw Failure(.usage, "--time-zero \(timeZero): expected one of \(names)")
      }
    }
    return ReadingPlan(dialect: dialect, mapping: mapping, timeZero: zero, missingWords: missing)
  }

  private static func delimiterByte(_ name: String) throws(Failure) -> UInt8 {
    switch name {
    case "comma": return UInt8(ascii: ",")
    case "semicolon": return UInt8(ascii: ";")
    case "tab", "\\t": return UInt8(ascii: "\t")
    case "pipe": return UInt8(ascii: "|")
    default:
      guard name.utf8.count == 1, let byte = name.utf8.first, byte >= 0x20 || byte == 9, byte != UInt8(ascii: "\"")
      else {
        throw Failure(.usage, "--delimiter \(name): expected comma, semicolon, tab, pipe or one character")
      }
      return byte
    }
  }
}

/// How to subdivide the cohort.
struct StrataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Axes from the outermost in, cuts by slashes: onset,age:50/65", valueName: "AXIS[:CUTS],…"))
  var by: String?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only patients for whom this is true: 'age >= 50'", valueName: "EXPR"))
  var condition: String?

  func plan() throws(Failure) -> StratificationPlan {
    var plan = StratificationPlan()
    do throws(FilterError) {
      plan.filter = try condition.map { text throws(FilterError) in try Filter(parsing: text) }
    } catch {
      throw Failure(error)
    }
    do throws(AxisError) { if let by { plan.axes = try StratificationPlan.parseAxes(by) } } catch {
      throw Failure(error)
    }
    return plan
  }
}
