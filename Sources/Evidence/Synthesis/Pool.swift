public import Statistics

/// A frequentist pool of trials, shown beside the projection and never fed into it.
public struct Pool: Sendable {
  /// An effect of a pool.
  public struct Member: Hashable, Sendable {
    /// Trial: "Oh-2018".
    public let trial: String
    /// The effect, points a month.
    public let effect: StudyEffect
    /// What it is, where it is not the one that enters the synthesis.
    public let note: String
  }

  /// "P1".
  public let id: String
  /// What is in it.
  public let title: String
  /// The effects.
  public let members: [Member]

  /// The pool by one method.
  public func result(_ method: RandomEffects.Method) -> RandomEffects {
    RandomEffects(members.map(\.effect), method: method)
  }

  /// The same without each of its members in turn; empty for fewer than two.
  public var leavingOneOut: [(trial: String, pool: Pool)] {
    guard members.count > 1 else { return [] }
    return members.indices.map { place in
      var rest = members
      rest.remove(at: place)
      return (members[place].trial, Pool(id: id, title: title, members: rest))
    }
  }
}

/// The pools that a reader may want to compare.
public enum PoolRegistry {
  /// The methods that are shown.
  public static let methods: [RandomEffects.Method] = [
    .fixedEffect, .derSimonianLaird, .pauleMandel, .restrictedMaximumLikelihood,
  ]

  /// All of them, of the trials of this version.
  public static let all = pools(in: .builtIn)

  /// All of them, of the trials of an evidence base; pools whose trials it does not have are left out.
  public static func pools(in base: EvidenceBase) -> [Pool] {
    func members(_ isWanted: (Trial, SlopeEffect) -> Bool) -> [Pool.Member] {
      base.controlled.compactMap { trial in
        guard let effect = trial.effect, isWanted(trial, effect) else { return nil }
        return Pool.Member(
          trial: trial.id,
          effect: StudyEffect(value: effect.pointsPerMonth, standardError: effect.standardError), note: "")
      }
    }
    let reported = members { $1.origin != .notSignificant }
    let zero = "failed trials without numbers as zero"
    let pools = [
      Pool(id: "P1", title: "controlled, with numbers", members: reported),
      Pool(
        id: "P2", title: "P1 and a single-arm study before and after, as it stands: a bias, not an estimate",
        members: reported + [petrou]),
      Pool(
        id: "P3", title: "P1 and the same study less the drift of an untreated arm (0.16, SE 0.29)",
        members: reported + [petrouLessDrift]),
      Pool(
        id: "P4", title: "controlled, intrathecal, \(zero)",
        members: members { trial, _ in trial.dosing.routes.contains(.intrathecal) }),
      Pool(id: "P5", title: "controlled, any route, \(zero)", members: members { _, _ in true }),
      Pool(id: "P6", title: "blinded only, \(zero)", members: members { trial, _ in trial.isBlinded }),
      Pool(
        id: "P7", title: "P1 with the change of slope in Oh 2018 instead of the difference of the changes",
        members: reported.map { $0.trial == ohChangeOfSlope.trial ? ohChangeOfSlope : $0 }),
    ]
    return pools.filter { !$0.members.isEmpty }
  }

  /// 0.60 after less before; the standard error from its p of 0.052.
  private static let petrou = Pool.Member(
    trial: "Petrou-2016", effect: StudyEffect(value: 0.60, standardError: 0.3087795679),
    note: "before and after, no control group")

  /// Less 0.16 (SE 0.292), by which the untreated arm of Oh 2018 drifted: √(0.3088² + 0.292²).
  private static let petrouLessDrift = Pool.Member(
    trial: "Petrou-2016", effect: StudyEffect(value: 0.44, standardError: 0.4249809661),
    note: "before and after, less a drift without treatment")

  /// Slope at 6 months less slope in the lead-in, treated − control, table 3 of the paper.
  private static let ohChangeOfSlope = Pool.Member(
    trial: "Oh-2018", effect: StudyEffect(value: 0.92, standardError: 0.38), note: "change of slope from the lead-in")
}
