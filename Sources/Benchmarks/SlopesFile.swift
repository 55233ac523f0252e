import Execution
import Glibc
import Statistics

/// Slopes of patients in 54 groups, 27 strata by two arms, as doubles: the group, then the slope, of one after the other.
/// A form that costs no program time to read.
enum SlopesFile {
  static let groups = 54

  static func bytes(patients: Int) -> [UInt8] {
    var stream = PhiloxStream(seed: 20_251_126, stream: 0, replicate: 0)
    let numbers = (0..<patients).flatMap { _ in
      let group = Double(stream.index(below: groups))
      return [group, -exp(0.5 * (stream.uniform() + stream.uniform() - 1)) + 0.01 * group]
    }
    return numbers.withUnsafeBytes { Array($0) }
  }

  /// The work of the peer: 95 % limits of the difference between the arms of each stratum, by 1,000 samples drawn within
  /// groups. Returns the sum of the limits, which needs all of them.
  static func bootstrap(_ path: String, replicates: Int) -> Double? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else { return nil }
    defer { close(descriptor) }
    let count = Int(status.st_size) / 8
    let numbers = [Double](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, read(descriptor, buffer.baseAddress, count * 8)) / 8
    }
    let patients = stride(from: 0, to: numbers.count - 1, by: 2)
    let sample = GroupedSample(
      patients.map { numbers[$0 + 1] }, groups: patients.map { Int(numbers[$0]) }, groupCount: groups)
    let plan = BootstrapPlan(seed: 1, replicates: replicates)
    guard let means = try? BootstrapMeans(sample, plan: plan, work: Work()) else { return nil }
    var sum = 0.0
    for stratum in 0..<groups / 2 {
      guard let difference = try? means.difference(of: 2 * stratum + 1, minus: 2 * stratum).get(),
        let limits = try? difference.interval(.percentile).get()
      else { return nil }
      sum += limits.low + limits.high
    }
    return sum
  }
}
