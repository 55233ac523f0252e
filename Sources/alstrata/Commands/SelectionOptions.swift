import ArgumentParser
import Cohorts
import Variables

/// Which patients.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Only patients for whom this is true: 'age >= 50'", valueName: "EXPR"))
  var condition: String?

  @OptionGroup var definitions: DefinitionOptions

  func selection() throws(Failure) -> Selection { try Selection(condition, try definitions.definitions()) }
}

/// The patients of `--where`, by the definitions of `--define`.
struct Selection {
  let filter: Filter?
  let definitions: Definitions

  init(_ filter: Filter?, _ definitions: Definitions) {
    self.filter = filter
    self.definitions = definitions
  }

  init(_ condition: String?, _ definitions: Definitions) throws(Failure) {
    self.definitions = definitions
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
