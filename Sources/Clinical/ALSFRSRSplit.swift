/// A published way to divide the ALSFRS-R into subscores. A table, so that views can exchange one split for another.
public struct ALSFRSRSplit: Sendable {
  /// One subscore: neighbouring items, four points each.
  public struct Part: Hashable, Sendable {
    /// "bulbar".
    public let label: String
    /// Numbers of its items, within 1–12.
    public let items: ClosedRange<Int>
    /// Largest subscore.
    public var maximum: Int { items.count * 4 }
  }

  /// Name for people: "four domains".
  public let title: String
  /// Who uses it.
  public let source: String
  /// The parts, which together hold each item once.
  public let parts: [Part]

  /// Bulbar, fine motor, gross motor, respiratory; 0–12 each. The default.
  public static let fourDomains = ALSFRSRSplit(
    title: "four domains", source: "Cedarbaum et al., J Neurol Sci 1999;169:13–21",
    parts: ALSFRSRDomain.allCases.map { Part(label: $0.label, items: $0.items) })

  /// Bulbar 0–12, motor 0–24, respiratory 0–12.
  public static let threeDomains = ALSFRSRSplit(
    title: "three domains", source: "factor analyses of the ALSFRS-R, as used on PRO-ACT",
    parts: [
      Part(label: "bulbar", items: 1...3), Part(label: "motor", items: 4...9),
      Part(label: "respiratory", items: 10...12),
    ])

  /// Bulbar 0–12, hand 0–8, trunk 0–8, leg 0–8, respiratory 0–12.
  public static let fiveRegions = ALSFRSRSplit(
    title: "five regions", source: "Italian registers; Grollemund et al., Sci Rep 2020;10:13378",
    parts: [
      Part(label: "bulbar", items: 1...3), Part(label: "hand", items: 4...5), Part(label: "trunk", items: 6...7),
      Part(label: "leg", items: 8...9), Part(label: "respiratory", items: 10...12),
    ])

  /// Every split, the default first.
  public static let all = [fourDomains, threeDomains, fiveRegions]
}

extension ALSFRSRItems {
  /// Sum of neighbouring items; missing, naming the item, if one has no answer. O(1).
  public func sum(_ items: ClosedRange<Int>) -> Determination<Int> {
    let scores = scores(items)
    if let item = scores.firstMissing { return .missing(isEmpty ? .noItems : .item(item)) }
    return .known(scores.sum)
  }
}
