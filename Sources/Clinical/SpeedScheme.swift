/// A published way to class patients by ΔFS in points a month, positive = loss.
public struct SpeedScheme: Sendable {
  /// Where one class ends and the next begins.
  public struct Cut: Hashable, Sendable {
    /// Points a month.
    public let rate: Double
    /// Whether the faster class owns the boundary; else the slower.
    public let belongsToFaster: Bool
  }

  /// Name for options and identifiers: "gordon".
  public let id: String
  /// Name for people.
  public let title: String
  /// Reference, and how it was read where that matters.
  public let source: String
  /// Classes, the slowest first; one more than there are cuts.
  public let classes: [String]
  /// Cuts, ascending.
  public let cuts: [Cut]

  /// Index into `classes` of a rate. O(cuts).
  public func index(of rate: Double) -> Int {
    var index = 0
    for cut in cuts where cut.belongsToFaster ? rate >= cut.rate : rate > cut.rate { index += 1 }
    return index
  }

  /// The rule in words: "slow < 0.5, 0.5 ≤ intermediate ≤ 1, fast > 1".
  public var rule: String {
    let parts = classes.indices.map { index -> String in
      let low = index > 0 ? cuts[index - 1] : nil
      let high = index < cuts.count ? cuts[index] : nil
      let below = high.map { " \($0.belongsToFaster ? "<" : "≤") \(rateText($0.rate))" } ?? ""
      guard let low else { return classes[index] + below }
      guard high != nil else { return "\(classes[index]) \(low.belongsToFaster ? "≥" : ">") \(rateText(low.rate))" }
      return "\(rateText(low.rate)) \(low.belongsToFaster ? "≤" : "<") \(classes[index])\(below)"
    }
    return parts.joined(separator: ", ")
  }

  private func rateText(_ rate: Double) -> String {
    let text = String(rate)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The default, as `ProgressionSpeed`.
  public static let standard = SpeedScheme(
    id: "standard", title: "Three groups", source: "after Kimura et al., Neurology 2006;66:265–267",
    classes: threeClasses,
    cuts: [
      Cut(rate: ProgressionSpeed.slowBelow, belongsToFaster: true),
      Cut(rate: ProgressionSpeed.fastAbove, belongsToFaster: false),
    ])

  /// Every published scheme with fixed cuts, the default first. Read in reviews (BMC Neurol 2021, table 4), not in each
  /// paper.
  public static let all = [
    standard,
    SpeedScheme(
      id: "kimura", title: "Kimura, two groups", source: "Kimura et al., Neurology 2006;66:265–267",
      classes: twoClasses, cuts: [Cut(rate: 0.67, belongsToFaster: true)]),
    SpeedScheme(
      id: "gordon", title: "Gordon", source: "Gordon et al. 2006", classes: twoClasses,
      cuts: [Cut(rate: 0.5, belongsToFaster: true)]),
    SpeedScheme(
      id: "labra", title: "Labra, thirds of its cohort", source: "Labra et al. 2016", classes: threeClasses,
      cuts: [Cut(rate: 0.47, belongsToFaster: true), Cut(rate: 1.11, belongsToFaster: true)]),
    SpeedScheme(
      id: "elamin", title: "Elamin, four groups", source: "Elamin et al. 2015",
      classes: ["slow", "moderately slow", "moderately fast", "fast"],
      cuts: [0.25, 0.5, 1].map { Cut(rate: $0, belongsToFaster: true) }),
    SpeedScheme(
      id: "precision", title: "Precision ALS, quarters of its cohort",
      source: "quartiles in programs of the Precision ALS consortium, 2023", classes: threeClasses,
      cuts: [Cut(rate: 0.68, belongsToFaster: true), Cut(rate: 1.26, belongsToFaster: false)]),
  ]

  /// Slow below the first quartile of a cohort, fast above the third, the middle half owning both; `nil` without rates.
  ///
  /// Quantiles by linear interpolation (type 7, R's default). The cuts are to be shown wherever the classes are. O(n log
  /// n).
  public static func quartiles(of rates: [Double]) -> SpeedScheme? {
    guard !rates.isEmpty else { return nil }
    let sorted = rates.sorted()
    return SpeedScheme(
      id: "quartiles", title: "Quarters of this cohort", source: "quartiles of the loaded cohort",
      classes: threeClasses,
      cuts: [
        Cut(rate: quantile(0.25, ofSorted: sorted), belongsToFaster: true),
        Cut(rate: quantile(0.75, ofSorted: sorted), belongsToFaster: false),
      ])
  }

  private static let twoClasses = ["slow", "fast"]
  private static let threeClasses = ProgressionSpeed.allCases.map(\.label)
}
