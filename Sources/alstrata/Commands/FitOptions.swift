import ArgumentParser
import Execution
import Fitting

/// The table and the formula of a fit.
struct FitModelOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("A CSV file with a header; - is standard input.", valueName: "file"))
  var file: String

  @Argument(help: ArgumentHelp("The model, in quotes.", valueName: "formula"))
  var formula: String

  @Option(
    help: ArgumentHelp("A second file whose columns are added to each row, by the column of --by.", valueName: "FILE"))
  var join: String?

  @Option(help: ArgumentHelp("Column that both files share, once a row in the second.", valueName: "COLUMN"))
  var by: String?

  @Option(help: ArgumentHelp("Level that others are compared with; the first otherwise.", valueName: "COLUMN=LEVEL"))
  var reference: [String] = []

  @Option(help: ArgumentHelp("Coverage of intervals.", valueName: "SHARE"))
  var level = 0.95

  /// The model with its tables read; `also` are further columns.
  func input(_ files: inout FitFiles, also names: [String] = []) throws(Failure) -> FitInput {
    guard level > 0, level < 1 else { throw Failure(.usage, "--level \(level): expected a share between 0 and 1") }
    guard (join == nil) == (by == nil) else { throw Failure(.usage, "--join FILE and --by COLUMN go together") }
    let formula = try failing { () throws(FitError) in try Formula(parsing: self.formula) }
    var references: [String: String] = [:]
    for entry in reference {
      guard let equals = entry.firstIndex(of: "="), equals != entry.startIndex else {
        throw Failure(.usage, "--reference \(entry): expected COLUMN=LEVEL, for example --reference arm=placebo")
      }
      references[String(entry[..<equals])] = String(entry[entry.index(after: equals)...])
    }
    let columns = formula.variables.map(\.name) + names + references.keys + (by.map { [$0] } ?? [])
    var data = try files.frame(file, columns: columns)
    if let join, let by {
      let other = try files.frame(join, columns: columns)
      data = try failing { () throws(FitError) in try data.joined(with: other, by: by) }
    }
    return FitInput(data: data, formula: formula, references: references, level: level)
  }

  /// The arguments as they were given, files without folders.
  var arguments: [String] {
    var arguments = [InputFile.name(of: file), formula]
    if let join, let by { arguments += ["--join", InputFile.name(of: join), "--by", by] }
    for entry in reference { arguments += ["--reference", entry] }
    if level != 0.95 { arguments += ["--level", "\(level)"] }
    return arguments
  }
}

/// A second table with the visits of the patients.
struct FitVisitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A CSV file with one row a visit.", valueName: "FILE"))
  var visits: String?

  @Option(help: ArgumentHelp("Column of the patients, in both files.", valueName: "COLUMN"))
  var id = "id"

  @Option(help: ArgumentHelp("Column of the time of a visit.", valueName: "COLUMN"))
  var months = "months"

  @Option(help: ArgumentHelp("Column of the score of a visit; higher is better.", valueName: "COLUMN"))
  var value = "total"

  /// The visits read.
  func table(_ files: inout FitFiles, visit: String? = nil) throws(Failure) -> VisitTable {
    guard let visits else { throw Failure(.usage, "--visits FILE is missing: a CSV file with one row a visit") }
    let data = try files.frame(visits, columns: [id, months, value] + (visit.map { [$0] } ?? []))
    return VisitTable(data: data, id: id, months: months, value: value, visit: visit)
  }

  /// The arguments as they were given.
  var arguments: [String] {
    guard let visits else { return [] }
    return ["--visits", InputFile.name(of: visits), "--id", id, "--months", months, "--value", value]
  }
}

/// The number in an option of numbers between commas.
func numberList(_ text: String, option: String) throws(Failure) -> [Double] {
  var numbers: [Double] = []
  for part in text.split(separator: ",", omittingEmptySubsequences: false) {
    guard let number = Double(part), number.isFinite else {
      throw Failure(.usage, "\(option) \(text): expected numbers between commas, as 6,12")
    }
    numbers.append(number)
  }
  return numbers
}
