import Evidence
import Statistics
import Strata

// Why certainty is reduced. Each code has one sentence, so that a table can explain it once.

extension Certainty.Reason {
  static let assumption = Certainty.Reason(code: "assumption", text: "the effect is zero by assumption, not estimated")
  static let openLabel = Certainty.Reason(
    code: "open-label",
    text: "an open-label trial contributes; its assumed bias is subtracted only where the scenario says so")
  static let imputedNulls = Certainty.Reason(
    code: "imputed-nulls", text: "failed trials without published numbers are counted as zero")
  static let heterogeneity = Certainty.Reason(
    code: "heterogeneity", text: "few trials that disagree: the spread between settings (τ) is mostly prior")
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

  /// No trial tells how the effect differs along some of the axes.
  static func noAxisData(_ axes: [ResolvedAxis]) -> Certainty.Reason {
    let titles = axes.filter { !AxisEvidence.informed.contains($0.spec.id) }.map(\.title)
    return Certainty.Reason(
      code: "axis-no-data",
      text: "no controlled trial tells how the effect differs by \(titles.joined(separator: ", "))")
  }
}

/// Axes along which a controlled trial printed a difference: all by way of the score at entry (NurOwn phase 3).
enum AxisEvidence {
  static let informed: Set<String> = ["stage", "kings", "mitos", "alsfrs"]
}
