import Evidence
import Statistics

/// Draws of what all patients of a replicate share: the effect in the next setting, μ + u, how it depends on the patient,
/// b, and one standard normal for what is not known of the patients themselves. The same seed draws the same.
struct EffectDraws: Sendable {
  /// μ + u, points a month.
  let effects: [Double]
  /// b₁, b₂ and b₃.
  let score: [Double]
  let fast: [Double]
  let bulbar: [Double]
  /// How far the patients' own course lies from its expectation, in standard deviations.
  let course: [Double]

  /// Replicates of every projection.
  static let count = 10_000
  /// The stream of Philox that these draws have to themselves.
  private static let stream: UInt64 = 0x4D53_4342

  /// Draws them: a part of the mixture, then normals by the inverse of their distribution. O(count).
  init(_ posterior: EffectPosterior, seed: UInt64, count: Int = EffectDraws.count) {
    let mixture = posterior.newSetting
    var cumulative: [Double] = []
    var sum = 0.0
    for weight in mixture.weights {
      sum += weight
      cumulative.append(sum)
    }
    let deviations = mixture.variances.map { $0.squareRoot() }
    let modifiers = posterior.modifiers
    var columns = [[Double]](repeating: [], count: 5)
    for column in columns.indices { columns[column].reserveCapacity(count) }
    for replicate in 0..<count {
      var words = PhiloxStream(seed: seed, stream: EffectDraws.stream, replicate: UInt64(replicate))
      let level = words.uniform() * sum
      let part = min(cumulative.count - 1, cumulative.partitioningIndex { $0 >= level })
      func normal() -> Double { Normal.quantile(words.uniform()) ?? 0 }
      columns[0].append(mixture.means[part] + deviations[part] * normal())
      columns[1].append(modifiers.score.mean + modifiers.score.sd * normal())
      columns[2].append(modifiers.fast.mean + modifiers.fast.sd * normal())
      columns[3].append(modifiers.bulbar.mean + modifiers.bulbar.sd * normal())
      columns[4].append(normal())
    }
    effects = columns[0]
    score = columns[1]
    fast = columns[2]
    bulbar = columns[3]
    course = columns[4]
  }
}

extension [Double] {
  /// The first place where a condition holds that holds from some place on.
  fileprivate func partitioningIndex(where holds: (Double) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
