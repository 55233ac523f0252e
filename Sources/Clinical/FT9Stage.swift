/// FT9 stage, "fine till 9": number of ALSFRS-R domains at 9 points or less, 0–4; 5 is death.
///
/// Reference: Thakore et al., Amyotroph Lateral Scler Frontotemporal Degener 2018;19:483–494. **Definition not verified
/// against the paper**: the threshold is that of its name and of code that draws its stages.
public enum FT9Stage: Int8, CaseIterable, Comparable, Sendable {
  /// No domain at 9 or less.
  case stage0 = 0
  /// One domain.
  case stage1
  /// Two domains.
  case stage2
  /// Three domains.
  case stage3
  /// Four domains.
  case stage4
  /// Death. Never the result of the rule.
  case stage5

  /// "0" to "5".
  public var label: String { String(rawValue) }

  /// By severity.
  public static func < (left: FT9Stage, right: FT9Stage) -> Bool { left.rawValue < right.rawValue }

  /// To be shown wherever the stage is.
  public static let caution = "definition not verified against the paper"
}

extension ALSFRSRItems {
  /// FT9 stage of this assessment: the number of domains (bulbar, fine motor, gross motor, respiratory; 0–12 each) with
  /// at most 9 points.
  ///
  /// Missing, naming an item, while a missing answer could change the number. O(1).
  public var ft9Stage: Determination<FT9Stage> {
    if isEmpty { return .missing(.noItems) }
    var stage: Int8 = 0
    for domain in ALSFRSRDomain.allCases {
      let (least, missing, gap) = scores(domain.items)
      let most = least + 4 * missing
      if let gap, least <= 9, most > 9 { return .missing(.item(gap)) }
      if most <= 9 { stage += 1 }
    }
    return FT9Stage(rawValue: stage).map { .known($0) } ?? .missing(.noItems)
  }
}
