import Glibc

/// Draws truth from the model, hands the engine what a file would hold, and counts how often its intervals hold the
/// truth: `Calibration [REPLICATES [SEED]]`, 2,000 and 1 unless given. Prints a table; ends with 1 if a quantity misses
/// its band.
@main
struct Calibration {
  static func main() {
    let numbers = CommandLine.arguments.dropFirst().map { UInt64($0) }
    guard numbers.count <= 2, let count = numbers.first ?? 2000, let seed = numbers.dropFirst().first ?? 1,
      1...1_000_000 ~= count
    else {
      print("usage: Calibration [REPLICATES [SEED]], REPLICATES from 1 to 1000000")
      exit(64)
    }
    let replication = Replication(count: Int(count), seed: seed)
    print("\(count) replicates, seed \(seed)\n")
    print(CalibrationTable.header)
    var hasFailed = false
    for check in CheckRegistry.all {
      for measurement in check.measure(replication) {
        print(CalibrationTable.line(check.title, measurement))
        if measurement.hasPassed == false { hasFailed = true }
      }
      fflush(nil)
    }
    exit(hasFailed ? 1 : 0)
  }
}
