/// What a check found about one quantity, and how it is judged.
struct Measurement: Sendable {
  /// What must hold of the value.
  enum Mark: Sendable {
    /// A share of intervals of 95 % that hold the truth: 93 to 97 %.
    case coverage
    /// The probability of Kolmogorov and Smirnov's test of ranks or of one-sided p: above 0.001.
    case uniformity
    /// A mean that should be 0: within 3.29 standard errors of it, p above 0.001.
    case zero

    var words: String {
      switch self {
      case .coverage: "93–97 %"
      case .uniformity: "> 0.001"
      case .zero: "0 ± 3.29 SE"
      }
    }
  }

  let quantity: String
  let value: Double
  /// Monte Carlo standard error of the value; `nil` for the probability of a test.
  let standardError: Double?
  /// `nil` for what is told without being judged.
  let mark: Mark?
  /// Whether the value is a share of replicates.
  let isShare: Bool

  /// Whether the value lies in its band; `nil` without one.
  var hasPassed: Bool? {
    switch mark {
    case .none: nil
    case .coverage: (0.93...0.97).contains(value)
    case .uniformity: value > 0.001
    case .zero: value.magnitude <= 3.29 * (standardError ?? 0)
    }
  }

  /// The share of intervals that hold the truth. Where there is none, which is `nil`, it counts as a miss, and the
  /// quantity says how often.
  static func coverage(_ quantity: String, _ held: [Bool?], isMarked: Bool = true) -> Measurement {
    let missing = held.count { $0 == nil }
    let share = Double(held.count { $0 == true }) / Double(held.count)
    return Measurement(
      quantity: "coverage, \(quantity)" + (missing > 0 ? " (\(missing) without interval)" : ""), value: share,
      standardError: (share * (1 - share) / Double(held.count)).squareRoot(), mark: isMarked ? .coverage : nil,
      isShare: true)
  }

  /// Whether ranks or one-sided p, 0–1, are uniform. One that could not be worked out, which is `nil`, counts as 0, and
  /// the quantity says how often.
  static func uniformity(_ quantity: String, _ ranks: [Double?], isMarked: Bool = true) -> Measurement {
    let missing = ranks.count { $0 == nil }
    return Measurement(
      quantity: "KS p, \(quantity)" + (missing > 0 ? " (\(missing) without value)" : ""),
      value: KolmogorovSmirnov.probability(ofUniform: ranks.map { $0 ?? 0 }), standardError: nil,
      mark: isMarked ? .uniformity : nil, isShare: false)
  }

  /// A mean over replicates, at least two of them with a value. Those without, which are `nil`, are left out, and the
  /// quantity says how many.
  static func mean(_ quantity: String, _ values: [Double?], mark: Mark? = nil, isShare: Bool = false) -> Measurement {
    let known = values.compactMap(\.self)
    let missing = values.count - known.count
    let count = Double(known.count)
    let mean = known.reduce(0, +) / count
    let squares = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Measurement(
      quantity: quantity + (missing > 0 ? " (\(missing) without value)" : ""), value: mean,
      standardError: (squares / (count - 1) / count).squareRoot(), mark: mark, isShare: isShare)
  }
}
