import Cohorts
import Execution
import Fitting
import Reports

/// The tables of a fit as they are opened, with what provenance needs to know of them.
struct FitFiles {
  private(set) var paths: [String] = []
  private var sources: [Source] = []
  let work = Work()

  /// Reads some columns of a file.
  mutating func frame(_ path: String, columns: [String]) throws(Failure) -> DataFrame {
    let source = try InputFile.read(path, work: work)
    paths.append(path)
    sources.append(source)
    let work = work
    return try failing { () throws(FitError) in
      try DataFrame.read(source.bytes, file: source.name, columns: columns, work: work)
    }
  }

  /// Writes what a method found; a refusal is written too, and ends the program with code 1.
  func publish(_ result: FitResult, _ arguments: [String], _ output: OutputOptions) throws(Failure) {
    guard output.disclosure == nil || output.disclosure == "off" else {
      throw Failure(.usage, "--disclosure: fit hides nothing, because it is there to check estimators; leave it out")
    }
    var destination = output.destination
    destination.disclosure = "off"
    var invocation = Invocation(verb: "fit")
    invocation.files = Background(digestsOf: sources).value
    try Publisher(output: destination, inputs: paths).publish(
      invocation, schema: "fit", Content.fit(result, arguments: [result.method] + arguments))
    if let refusal = result.refusal { throw Failure(.findings, "fit \(result.method): \(refusal)") }
  }
}

/// Runs a part of a fit and puts its error into words.
func failing<Value>(_ body: () throws(FitError) -> Value) throws(Failure) -> Value {
  do { return try body() } catch { throw Failure(error) }
}
