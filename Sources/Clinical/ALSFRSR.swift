/// The answers of one ALSFRS-R assessment in 8 bytes: twelve items of 0–4, each of which may be missing, and which form
/// of item 5 (cutting food) was answered.
///
/// Items are numbered 1–12: speech, salivation, swallowing, handwriting, cutting, dressing, turning in bed, walking,
/// climbing stairs, dyspnoea, orthopnoea, respiratory insufficiency. Reference: Cedarbaum et al., J Neurol Sci
/// 1999;169:13–21.
public struct ALSFRSRItems: Hashable, Sendable {
  /// Which form of item 5 was answered; the choice itself says whether there is a gastrostomy.
  public enum Cutting: UInt8, Sendable {
    /// The file does not say.
    case unspecified = 0
    /// Item 5a: no gastrostomy.
    case withoutGastrostomy = 1
    /// Item 5b: with gastrostomy.
    case withGastrostomy = 2
  }

  // Four bits an item (15 = missing), two bits for the form of item 5 at bit 48.
  var bits: UInt64 = 0xFFFF_FFFF_FFFF

  /// All twelve items missing.
  public init() {}

  /// Twelve scores in order, `nil` where missing.
  public init(_ scores: [Int?], cutting: Cutting = .unspecified) {
    precondition(scores.count == 12, "the ALSFRS-R has twelve items")
    for (index, score) in scores.enumerated() { self[index + 1] = score }
    self.cutting = cutting
  }

  /// Score of item 1–12; setting a score outside 0–4 is a programmer's error.
  public subscript(item: Int) -> Int? {
    get {
      precondition((1...12).contains(item), "ALSFRS-R items are numbered 1 to 12")
      let score = Int(bits >> UInt64((item - 1) * 4) & 0xF)
      return score == 15 ? nil : score
    }
    set {
      precondition((1...12).contains(item), "ALSFRS-R items are numbered 1 to 12")
      precondition(newValue.map { (0...4).contains($0) } ?? true, "an ALSFRS-R item is scored 0 to 4")
      let shift = UInt64((item - 1) * 4)
      bits = bits & ~(0xF << shift) | UInt64(newValue ?? 15) << shift
    }
  }

  /// Which form of item 5 was answered.
  public var cutting: Cutting {
    get { Cutting(rawValue: UInt8(bits >> 48 & 3)) ?? .unspecified }
    set { bits = bits & ~(3 << 48) | UInt64(newValue.rawValue) << 48 }
  }

  /// Whether no item is answered.
  public var isEmpty: Bool { bits & 0xFFFF_FFFF_FFFF == 0xFFFF_FFFF_FFFF }
}
