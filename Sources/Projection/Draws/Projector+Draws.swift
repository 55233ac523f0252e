import Clinical
import Evidence
import Execution
import Statistics
import Strata

extension Projector {
  /// Draws what has no closed form for the strata that have an effect, and puts it into their rows. Where the course of
  /// the patients is not known, nothing is drawn and the limits of the score are left aside.
  func draw(_ rows: inout [StratumProjection], _ work: Work) throws(Cancelled) {
    let rules = ResponderRules(store, untreated.spread)
    for index in rows.indices { rows[index].respondersUndefined = rules.undefined(inside[rows[index].stratum]) }
    guard let courses = untreated.courses else { return }
    let groups = rows.map { row in row.effect.value == nil ? nil : group(row.stratum, rules) }
    guard groups.contains(where: { $0 != nil }) else { return }
    let key = ProjectionCache.DrawingKey(
      strata: stratification.plan, control: plan.controlLevel ?? "", horizon: plan.horizon, inside: inside)
    // Patients that are tabulated anew, then replicates.
    let tabulated = cache.hasDrawing(key) ? 0 : inside.first?.count ?? 0
    work.begin(total: tabulated + EffectDraws.count)
    let drawing = try cache.drawing(key) { () throws(Cancelled) in
      try BenefitDrawing(
        stratification, inside: inside, covariates, courses, rules, months: plan.horizon.months, work: work)
    }
    let draws = cache.draws(posterior, seed: plan.seed)
    let drawn = try drawing.draw(groups, posterior, draws, work: work)
    for (index, drawn) in drawn.enumerated() {
      guard let drawn else { continue }
      let points = drawn.points(plan.scale)
      rows[index].pointsPreserved = .known(points.estimate)
      rows[index].evidenceShare = .known(points.evidenceShare)
      rows[index].pointsPreservedOnOtherScale = .known(drawn.points(plan.scale.other).estimate)
      rows[index].responders =
        drawn.responders.isEmpty
        ? .missing(MissingReason("no patient inside has a known ΔFS above 0, the decline before"))
        : .known(drawn.responders)
    }
  }

  private func group(_ stratum: Int, _ rules: ResponderRules) -> BenefitDrawing.Group? {
    let inside = self.inside[stratum]
    let weights = weights(inside)
    guard let additive = weights[.additive], let proportional = weights[.proportional],
      let course = courses[stratum].value
    else { return nil }
    return BenefitDrawing.Group(
      inside: inside.count, additive: additive, proportional: proportional, sharedVariance: course.sharedVariance,
      defined: inside.count - rules.undefined(inside))
  }
}
