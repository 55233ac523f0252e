import ArgumentParser
import Reports
import Strata
import Variables

/// How to subdivide the cohort.
struct StrataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Axes from the outermost in, cuts by slashes: onset,age:50/65", valueName: "AXIS[:CUTS],…"))
  var by: String?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only patients for whom this is true: 'age >= 50'", valueName: "EXPR"))
  var condition: String?

  @Option(
    help: ArgumentHelp("Take levels with fewer patients below the same parent together.", valueName: "PATIENTS"))
  var collapse = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Order of the rows by a column, -COLUMN for the highest first.", valueName: "COLUMN"))
  var sort: String?

  @OptionGroup var definitions: DefinitionOptions

  func plan() throws(Failure) -> StratificationPlan {
    guard collapse >= 0 else { throw Failure(.usage, "--collapse \(collapse): expected a number of patients") }
    var plan = StratificationPlan(definitions: try definitions.definitions(), leastPatients: collapse)
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

  /// The content in the order asked for.
  func sorted(_ content: Content) throws(Failure) -> Content {
    guard let sort = sort.map({ TableSort(parsing: $0) }) else { return content }
    // Of several tables those are sorted that have the column, the first of them must.
    if case .table(let table, _)? = content.parts.first, let problem = sort.problem(in: table) {
      throw Failure(.usage, "--sort: \(problem)")
    }
    var content = content
    content.sort = sort
    content.planArguments += ["--sort", sort.text]
    return content
  }
}
