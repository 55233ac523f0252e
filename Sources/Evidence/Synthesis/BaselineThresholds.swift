public import Statistics

/// NurOwn phase 3 at one score at baseline: the patients at or above it as printed, and those below it as what is left of
/// the whole trial.
///
/// The thresholds are nested: each group holds all of the next. The printed ones look for the best group; what is left
/// looks the other way, and both come from the same patients. Changes are those of the original analysis, the only ones
/// that were printed for all thresholds.
public struct BaselineThreshold: Hashable, Sendable {
  /// Responders in both arms.
  public struct Responders: Hashable, Sendable {
    /// With the event among the treated.
    public var treated: Int
    /// Treated patients.
    public var treatedPatients: Int
    /// With the event among the controls.
    public var control: Int
    /// Control patients.
    public var controlPatients: Int
  }

  /// Patients with at least this score.
  public let score: Int
  /// Difference of the changes in ALSFRS-R over 28 weeks, points, treated − control, at or above.
  public let above: StudyEffect
  /// p of it as printed.
  public let p: Double
  /// p times what looking at all nine thresholds costs (Holm).
  public let adjustedP: Double
  /// The same difference below, from the whole and what is above, weighted by their shares; derived, not printed.
  public let below: StudyEffect
  /// Responders at or above: slope at least 1.25 points a month better.
  public let respondersAbove: Responders
  /// Responders below, by subtraction.
  public let respondersBelow: Responders
  /// p of the responders above as printed.
  public let respondersP: Double
  /// The same by Holm over the nine thresholds.
  public let respondersAdjustedP: Double

  /// Patients at or above.
  public var patientsAbove: Int { respondersAbove.treatedPatients + respondersAbove.controlPatients }
  /// Patients below.
  public var patientsBelow: Int { respondersBelow.treatedPatients + respondersBelow.controlPatients }

  /// All nine, the highest score first.
  public static let all: [BaselineThreshold] = make(TrialRegistry.all.first { $0.id == "NurOwn-P3" }?.effects ?? [])

  private static func make(_ effects: [TrialEffect]) -> [BaselineThreshold] {
    guard let whole = effects.first(where: { $0.row == "E002" })?.number, let wholeError = whole.standardError,
      let all = effects.first(where: { $0.row == "E001" }).flatMap(responders)
    else { return [] }
    let found = stride(from: 34, through: 26, by: -1).compactMap { score -> (Int, TrialEffect, TrialEffect)? in
      let here = effects.filter { $0.group.words == "ALSFRS-R ≥ \(score) at baseline" }
      guard let counts = here.first(where: { $0.comparison == .logOddsRatio }),
        let change = here.first(where: { $0.comparison == .difference })
      else { return nil }
      return (score, counts, change)
    }
    guard let changes = try? MultiplicityAdjustment.holm.adjust(found.compactMap { Double($0.2.p) }).get(),
      let odds = try? MultiplicityAdjustment.holm.adjust(found.compactMap { Double($0.1.p) }).get(),
      changes.count == found.count, odds.count == found.count
    else { return [] }
    return found.enumerated().compactMap { place, row -> BaselineThreshold? in
      guard let above = responders(row.1), let number = row.2.number, let error = number.standardError,
        let p = Double(row.2.p), let respondersP = Double(row.1.p)
      else { return nil }
      let below = Responders(
        treated: all.treated - above.treated, treatedPatients: all.treatedPatients - above.treatedPatients,
        control: all.control - above.control, controlPatients: all.controlPatients - above.controlPatients)
      let share =
        Double(above.treatedPatients + above.controlPatients) / Double(all.treatedPatients + all.controlPatients)
      let rest = 1 - share
      return BaselineThreshold(
        score: row.0, above: StudyEffect(value: number.estimate, standardError: error), p: p,
        adjustedP: changes[place],
        below: StudyEffect(
          value: (whole.estimate - share * number.estimate) / rest,
          standardError: max(0, wholeError * wholeError - share * share * error * error).squareRoot() / rest),
        respondersAbove: above, respondersBelow: below, respondersP: respondersP,
        respondersAdjustedP: odds[place])
    }
  }

  private static func responders(_ effect: TrialEffect) -> Responders? {
    guard case .count(let treated, let treatedPatients)? = effect.treated,
      case .count(let control, let controlPatients)? = effect.control
    else { return nil }
    return Responders(
      treated: treated, treatedPatients: treatedPatients, control: control, controlPatients: controlPatients)
  }
}
