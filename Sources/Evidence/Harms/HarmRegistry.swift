/// A harm with whoever reported it.
public struct SourcedHarm: Hashable, Sendable {
  /// Trial or review: "Sykova-2017".
  public let study: String
  /// Whether its patients had ALS and its cells were MSC.
  public let isDirect: Bool
  /// The harm.
  public let harm: Harm
  /// Who reported it.
  public let citation: Citation
}

/// Something about harms that one would want to know and that no source tells.
public struct HarmGap: Hashable, Sendable {
  /// The route; `nil` for all.
  public let route: Route?
  /// What is missing.
  public let words: String
}

/// What was reported to go wrong, in trials, in excluded studies and in reviews. Counts of different sources were taken
/// in different ways and are never added up.
public enum HarmRegistry {
  /// All of them, by route and event.
  public static let all: [SourcedHarm] = {
    var all = TrialRegistry.all.flatMap { sourced($0, isDirect: true) }
    all += TrialRegistry.excluded.flatMap { sourced($0, isDirect: false) }
    for review in ReviewRegistry.all {
      all += review.harms.map {
        SourcedHarm(study: review.id, isDirect: false, harm: $0, citation: review.citation)
      }
    }
    return all.sorted { first, second in
      let places = [first, second].map { place($0.harm) }
      if places[0] != places[1] { return places[0] < places[1] }
      return (first.harm.event, first.harm.row) < (second.harm.event, second.harm.row)
    }
  }()

  private static func place(_ harm: Harm) -> Int {
    harm.routes.first.flatMap { Route.allCases.firstIndex(of: $0) } ?? Route.allCases.count
  }

  private static func sourced(_ trial: Trial, isDirect: Bool) -> [SourcedHarm] {
    guard let citation = trial.citations.first else { return [] }
    return trial.harms.map { SourcedHarm(study: trial.id, isDirect: isDirect, harm: $0, citation: citation) }
  }

  /// What is missing.
  public static let gaps: [HarmGap] = [
    HarmGap(
      route: .intrathecal,
      words:
        "Deaths by arm in NurOwn phase 3: the FDA spoke of a modest excess on treatment; the counts were not reached."),
    HarmGap(route: .intrathecal, words: "Events by arm of any blinded trial: not printed, or not reached."),
    HarmGap(
      route: .intrathecal, words: "Risk by number of injections: no trial reports it, so it is shown as a range."),
    HarmGap(
      route: .intravenous, words: "Events by arm of the one randomised trial (Aguera-Morales 2025): not reached."),
    HarmGap(route: .intramuscular, words: "Few patients, and no count was found."),
    HarmGap(route: .intraspinal, words: "19 patients with MSC, and no count was found."),
    HarmGap(route: .intracerebroventricular, words: "No study of expanded MSC; what there is used mixed cells of fat."),
    HarmGap(
      route: nil,
      words:
        "Autologous products need a harvest of marrow or fat first, a procedure of its own; its risk was not found."),
  ]
}
