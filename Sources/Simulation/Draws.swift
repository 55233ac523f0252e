import Statistics

/// Draws for one purpose and one patient, by inverse distribution functions: one uniform a draw, so that no draw moves
/// another.
struct Draws {
  /// What a stream of draws is for; the number is part of the counter and must not change.
  enum Purpose: UInt64 {
    case facts = 0
    case schedule = 1
    case items = 2
    case visit = 3
    case recording = 4
    case randomisation = 5
  }

  private var stream: PhiloxStream

  init(_ purpose: Purpose, patient: Int, seed: UInt64, substream: Int = 0) {
    stream = PhiloxStream(
      seed: seed, stream: purpose.rawValue, replicate: UInt64(patient), substream: UInt64(substream))
  }

  /// Uniform in (0, 1).
  mutating func uniform() -> Double { stream.uniform() }

  /// Uniform in (`low`, `high`).
  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * stream.uniform() }

  /// True with a probability.
  mutating func chance(_ probability: Double) -> Bool { stream.uniform() < probability }

  /// Standard normal.
  mutating func normal() -> Double { PortableMath.normalQuantile(stream.uniform()) }

  /// Normal with a mean and a standard deviation.
  mutating func normal(_ mean: Double, _ deviation: Double) -> Double { mean + deviation * normal() }

  /// Exponential with a mean.
  mutating func exponential(mean: Double) -> Double { -mean * PortableMath.log(stream.uniform()) }

  /// Lognormal with a median and the standard deviation of its logarithm.
  mutating func logNormal(median: Double, deviation: Double) -> Double {
    median * PortableMath.exp(deviation * normal())
  }

  /// Position in a list of weights that sum to 1; what is left over falls to the last.
  mutating func choice(_ weights: [Double]) -> Int {
    var rest = stream.uniform()
    for (position, weight) in weights.dropLast().enumerated() {
      if rest < weight { return position }
      rest -= weight
    }
    return weights.count - 1
  }
}
