import Execution
import Statistics

/// Replicates of an experiment: how many, and from which seed.
struct Replication: Sendable {
  /// What a stream of draws is for; the number is part of the counter.
  enum Purpose: UInt64 {
    case patients = 1
    case fixedPatients
    case fixedVisits
    case scoreStrata
    case synthesis
    case zeros
    case projection
    case drawnEvidence
    case arms
    case smallArms
    case fixedEffect
  }

  let count: Int
  let seed: UInt64

  /// The draws of one replicate. `variant` tells experiments of one purpose apart.
  func draws(_ purpose: Purpose, _ replicate: Int, variant: Int = 0) -> PhiloxStream {
    PhiloxStream(seed: seed, stream: purpose.rawValue, replicate: UInt64(replicate), substream: UInt64(variant))
  }

  /// What comes of each replicate, in order: the same on any number of threads, because each has draws of its own.
  func map<Outcome: Sendable>(
    _ purpose: Purpose, variant: Int = 0, _ body: @Sendable (inout PhiloxStream) -> Outcome
  ) -> [Outcome] {
    firstBlocks(count, work: Work()) { replicate in
      var draws = draws(purpose, replicate, variant: variant)
      return body(&draws)
    }
  }
}

extension PhiloxStream {
  /// Standard normal.
  mutating func normal() -> Double {
    guard let value = Normal.quantile(uniform()) else { preconditionFailure("a uniform number lies between 0 and 1") }
    return value
  }

  /// True with a probability.
  mutating func chance(_ probability: Double) -> Bool { uniform() < probability }
}
