import ArgumentParser
import Cohorts
import Variables

/// Which patients.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only patients for whom this is true: 'age >= 50'", valueName: "EXPR"))
  var condition: String?

  func selection() throws(Failure) -> Selection { try Selection(condition) }
}

/// The patients of `--where`.
struct Selection {
  let filter: Filter?

  init(_ filter: Filter?) { self.filter = filter }

  init(_ condition: String?) throws(Failure) {
    do throws(FilterError) {
      filter = if let condition { try Filter(parsing: condition) } else { nil }
    } catch { throw Failure(error) }
  }

  /// Rows in file order; `nil` for all.
  func rows(_ store: VariableStore) throws(Failure) -> [Int32]? {
    guard let filter else { return nil }
    do throws(FilterError) {
      let chosen = try filter.evaluate(store)
      return (0..<Int32(store.cohort.patientCount)).filter { chosen[Int($0)] }
    } catch { throw Failure(error) }
  }
}
