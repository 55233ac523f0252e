import Clinical
import Evidence
import Statistics
import Strata
import Variables

// Why certainty is reduced. Each code has one sentence, so that a table can explain it once, and one character, so that a
// row of a narrow tree can carry it.

extension Certainty.Reason {
  /// What marks the reason on a row, and the words beside it in a legend: as short as they can be.
  public struct Mark: Hashable, Sendable {
    /// One column of ASCII.
    public let sign: Character
    /// "no axis data".
    public let words: String

    init(_ sign: Character, _ words: String) {
      self.sign = sign
      self.words = words
    }
  }

  /// Marks by code, those that tell one row from another first.
  public static let marks: [(code: String, mark: Mark)] = [
    ("other-route", Mark("#", "no estimate for the route")),
    ("few-inside", Mark("#", "<\(ProjectionGates.inside) inside")),
    ("few", Mark("!", "<\(ProjectionGates.few)")), ("half-outside", Mark("h", "half outside")),
    ("improvement", Mark("m", "may mean gain of function")), ("axis-no-data", Mark("a", "no axis data")),
    ("one-visit-prior", Mark("v", "one visit")), ("not-assessed", Mark("c", "criteria open")),
    ("open-label", Mark("o", "open label")), ("imputed-nulls", Mark("n", "imputed nulls")),
    ("heterogeneity", Mark("t", "settings differ")), ("includes-0", Mark("0", "interval includes 0")),
    ("assumption", Mark("z", "zero by assumption")),
  ]

  static let assumption = Certainty.Reason(code: "assumption", text: "the effect is zero by assumption, not estimated")
  static let openLabel = Certainty.Reason(
    code: "open-label",
    text: "an open-label trial contributes; its assumed bias is subtracted only where the scenario says so")
  static let imputedNulls = Certainty.Reason(
    code: "imputed-nulls", text: "failed trials without published numbers enter by an assumption about what they found")
  static let heterogeneity = Certainty.Reason(
    code: "heterogeneity", text: "few trials: how much settings differ (τ) is mostly prior")
  static let includesZero = Certainty.Reason(
    code: "includes-0", text: "the interval includes no effect and faster decline")
  static let mostlyOutside = Certainty.Reason(
    code: "half-outside", text: "fewer than half of the patients are inside the evidence")
  static let notAssessed = Certainty.Reason(
    code: "not-assessed", text: "entry criteria that the file cannot tell were not assessed")
  static let oneVisitPrior = Certainty.Reason(
    code: "one-visit-prior", text: "the untreated course is assumed, not estimated from your file")
  static let improvement = Certainty.Reason(
    code: "improvement", text: "part of this interval means improvement of function, which no blinded trial has shown")
  static let tooFewInside = Certainty.Reason(
    code: "few-inside", text: "fewer than \(ProjectionGates.inside) patients are inside the evidence")
  /// Nothing controlled is known of the route.
  static func otherRoute(_ route: Route) -> Certainty.Reason {
    Certainty.Reason(code: "other-route", text: "\(route.rawValue): \(route.noProjection ?? "")")
  }

  static let few = Certainty.Reason(code: "few", text: "fewer than \(ProjectionGates.few) patients")

  /// No trial tells how the effect differs along some of the axes; `nil` if one does along all of them.
  static func noAxisData(_ axes: some Sequence<ResolvedAxis>, _ definitions: Definitions) -> Certainty.Reason? {
    let titles = axes.filter { !AxisEvidence.informs($0.spec.id, definitions) }.map(\.title)
    guard !titles.isEmpty else { return nil }
    return Certainty.Reason(
      code: "axis-no-data",
      text: "no controlled trial tells how the effect differs by \(titles.joined(separator: ", "))")
  }
}

/// Axes along which a controlled trial printed a difference: all by way of the score at entry (NurOwn phase 3).
enum AxisEvidence {
  private static let byScore: Set<String> = ["stage", "kings", "mitos", "alsfrs"]

  /// Early and late by the time since onset have nothing to do with the score.
  static func informs(_ axis: String, _ definitions: Definitions) -> Bool {
    byScore.contains(axis) && !(axis == "stage" && definitions.texts.contains("stage=months24"))
  }
}

extension CohortProjection {
  /// Every reason that a row gives, each code once, in the order in which they come; of two sentences of a code the one
  /// that says more, which is that of the deeper row.
  public var reasons: [Certainty.Reason] {
    var reasons: [Certainty.Reason] = []
    for reason in strata.flatMap(\.certainty.reasons) {
      guard let place = reasons.firstIndex(where: { $0.code == reason.code }) else {
        reasons.append(reason)
        continue
      }
      if reason.text.utf8.count > reasons[place].text.utf8.count { reasons[place] = reason }
    }
    return reasons
  }

  /// The codes that every projected row gives: they tell no row from another. What concerns a row's own patients is told
  /// on each row.
  public var sharedReasons: [Certainty.Reason] {
    let projected = strata.filter { $0.effect.value != nil }
    guard let first = projected.first else { return [] }
    let own: Set = ["few", "half-outside", "improvement"]
    return first.certainty.reasons.filter { reason in
      !own.contains(reason.code)
        && projected.allSatisfy { $0.certainty.reasons.contains { $0.code == reason.code } }
    }
  }
}
