import ArgumentParser
import Reports
import Simulation

/// A synthetic cohort.
struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A synthetic cohort with stated truth, as CSV: a register, or a randomised two-arm trial.")

  @Option(help: ArgumentHelp("register or trial.", valueName: "NAME"))
  var design = "register"
  @Option(help: ArgumentHelp("Number of patients; 1,200 for a register and 400 for a trial otherwise.", valueName: "N"))
  var patients: Int?
  @Option(help: ArgumentHelp("Seed; the same seed gives the same bytes.", valueName: "N"))
  var seed: UInt64 = 1
  @Option(
    help: ArgumentHelp(
      "Planted effect in the treated arm of a trial, points/month, positive = slower decline.", valueName: "X"))
  var effect: Double?
  @Option(name: .shortAndLong, help: ArgumentHelp("Write to a new file, readable by you only.", valueName: "FILE"))
  var output: String?
  @Flag(help: "Replace the file of -o if it exists.")
  var force = false

  func run() throws {
    guard let design = SimulationPlan.Design(rawValue: design) else {
      throw Failure(.usage, "--design \(self.design): expected register or trial")
    }
    let patients = patients ?? (design == .register ? 1_200 : 400)
    guard (1...1_000_000).contains(patients) else {
      throw Failure(.usage, "--patients \(patients): expected 1 to 1,000,000")
    }
    if effect != nil, design == .register {
      throw Failure(.usage, "--effect needs --design trial: a register has no arms")
    }
    let planted = effect ?? (design == .trial ? 0.3 : 0)
    guard planted.isFinite, abs(planted) <= 3 else {
      throw Failure(.usage, "--effect \(planted): expected −3 to 3 points/month")
    }
    let bytes = simulateCSV(SimulationPlan(design: design, patients: patients, seed: seed, effect: planted))
    guard let output else { return try StandardStreams.write(bytes) }
    try SafeSave.write(bytes, to: output, force: force, inputs: [])
  }
}
