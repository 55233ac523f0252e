import ArgumentParser
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

  @OptionGroup var definitions: DefinitionOptions

  func plan() throws(Failure) -> StratificationPlan {
    var plan = StratificationPlan(definitions: try definitions.definitions())
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
