import ArgumentParser
import Variables

/// By which of several definitions.
struct DefinitionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Define an axis in another way (alstrata axes lists the ways): stage=mitos", valueName: "AXIS=SCHEME"))
  var define: [String] = []

  func definitions() throws(Failure) -> Definitions {
    do throws(DefinitionError) { return try Definitions(parsing: define) } catch {
      throw Failure(.usage, "--define \(error.message)")
    }
  }
}
