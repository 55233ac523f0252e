import Clinical
import Cohorts

/// What a file tells of each patient for a prognosis: the predictors of the ENCALS model and the TRICALS risk profile, at
/// entry.
struct PrognosisAtEntry: Sendable {
  let facts: EntryFacts
  private let rates: ProgressionRateAtEntry
  private let delays: NumberColumn?
  private let agesAtOnset: NumberColumn?
  private let ages: NumberColumn?
  private let monthsOnsetToIndex: NumberColumn?
  private let capacities: NumberColumn?
  private let sites: SmallColumn?
  private let categories: FactAtEntry?
  private let ftd: FactAtEntry?
  private let c9orf72: FactAtEntry?

  init(_ cohort: Cohort) {
    rates = ProgressionRateAtEntry(cohort)
    facts = rates.facts
    delays = cohort.diagnosticDelayMonths
    agesAtOnset = cohort.ageAtOnsetYears
    ages = cohort.ageYears
    monthsOnsetToIndex = cohort.monthsOnsetToIndex
    capacities = cohort.vitalCapacityPercent
    sites = cohort.siteOfOnset
    categories = FactAtEntry(cohort, PatientFact.elEscorial) { word in
      Vocabulary.elEscorial(word).map { $0 == .definite ? 1 : 0 }
    }
    ftd = FactAtEntry(cohort, "ftd") { word in Vocabulary.yesNo(word).map { $0 ? 1 : 0 } }
    c9orf72 = FactAtEntry(cohort, PatientFact.c9orf72) { word in Vocabulary.mutationFound(word).map { $0 ? 1 : 0 } }
  }

  func predictors(_ patient: Int) -> PrognosticPredictors {
    let visit = facts.visit(patient)
    return PrognosticPredictors(
      pointsLostPerMonth: rates.rate(patient).rate.value, delayMonths: delays?[patient],
      ageAtOnsetYears: Variable.years(patient, agesAtOnset, else: ages, monthsOnsetToIndex, yearsPerMonth: -1 / 12),
      vitalCapacityPercent: visit.flatMap { capacities?[$0] },
      isBulbar: sites?[patient].map { $0 == SiteOfOnset.bulbar.rawValue }, isDefinite: categories?.flag(patient),
      hasFTD: ftd?.flag(patient), hasC9orf72: c9orf72?.flag(patient))
  }

  /// Predictors that the file as a whole does not tell.
  private var absent: PrognosticPredictorSet {
    var absent: PrognosticPredictorSet = []
    if rates.missingFromFile != nil { absent.insert(.rate) }
    if delays == nil { absent.insert(.delay) }
    if agesAtOnset == nil, ages == nil || monthsOnsetToIndex == nil { absent.insert(.age) }
    if capacities == nil { absent.insert(.capacity) }
    if sites == nil { absent.insert(.bulbar) }
    if categories == nil { absent.insert(.definite) }
    if ftd == nil { absent.insert(.ftd) }
    if c9orf72 == nil { absent.insert(.c9orf72) }
    return absent
  }

  /// Why nobody in this file can have what needs these predictors.
  func missingFromFile(_ required: PrognosticPredictorSet) -> MissingReason? {
    let names = absent.intersection(required).names
    return names.isEmpty ? nil : MissingReason("the file does not tell: " + names.joined(separator: ", "))
  }

  /// The predictors of a patient and what they make: inputs, formula with the inputs filled in, cautions.
  func explain(_ patient: Int, _ score: PrognosticScore) -> [String] {
    if let reason = missingFromFile(score.required) { return [reason.text] }
    let predictors = predictors(patient)
    switch score.linearPredictor(predictors) {
    case .known(let value):
      return inputs(predictors, score)
        + [formula(predictors, score) + " = " + text(value, digits: 3)] + cautions(predictors)
    case .missing(let reason):
      return inputs(predictors, score) + [reason.text] + bounds(predictors, score)
    }
  }

  private func inputs(_ predictors: PrognosticPredictors, _ score: PrognosticScore) -> [String] {
    func number(_ value: Double?) -> String { value.map { text($0) } ?? "unknown" }
    func answer(_ value: Bool?) -> String { value.map { $0 ? "yes" : "no" } ?? "unknown" }
    var flags = [
      "bulbar onset \(answer(predictors.isBulbar))", "definite \(answer(predictors.isDefinite))",
      "FTD \(answer(predictors.hasFTD))",
    ]
    if score.required.contains(.c9orf72) { flags.append("C9orf72 \(answer(predictors.hasC9orf72))") }
    return [
      "ΔFS \(number(predictors.pointsLostPerMonth)) points/month, delay \(number(predictors.delayMonths)) months, age at "
        + "onset \(number(predictors.ageAtOnsetYears)) years, vital capacity \(number(predictors.vitalCapacityPercent)) %",
      flags.joined(separator: ", "),
    ]
  }

  private func formula(_ predictors: PrognosticPredictors, _ score: PrognosticScore) -> String {
    func signed(_ weight: Double) -> String { (weight < 0 ? " − " : " + ") + text(abs(weight), digits: 3) }
    let delay = text((predictors.delayMonths ?? 0) / 10, digits: 3)
    let capacity = text((predictors.vitalCapacityPercent ?? 0) / 100, digits: 3)
    var sum = "LP = \(text(score.rate, digits: 3))·(\(text(predictors.pointsLostPerMonth ?? 0)) + 0.1)^−½"
    sum += "\(signed(score.delay))·(\(delay)^−½ + ln \(delay))"
    sum += "\(signed(score.age))·\(text((predictors.ageAtOnsetYears ?? 0) / 100, digits: 3))^−2"
    sum += "\(signed(score.capacity))·(\(capacity)^−1 + \(capacity)^−½)"
    if predictors.isBulbar == true { sum += signed(score.bulbar) }
    if predictors.isDefinite == true { sum += signed(score.definite) }
    if predictors.hasFTD == true { sum += signed(score.ftd) }
    if predictors.hasC9orf72 == true, score.c9orf72 != 0 { sum += signed(score.c9orf72) }
    return sum
  }

  /// Where only yes-or-no predictors are unknown, what LP would be with all of them no and all of them yes.
  private func bounds(_ predictors: PrognosticPredictors, _ score: PrognosticScore) -> [String] {
    guard let low = score.linearPredictor(predictors.completed(with: false)).value,
      let high = score.linearPredictor(predictors.completed(with: true)).value
    else { return [] }
    return ["between \(text(low)), if what is unknown is no, and \(text(high)), if it is yes"]
  }

  private func cautions(_ predictors: PrognosticPredictors) -> [String] {
    guard let delay = predictors.delayMonths, let capacity = predictors.vitalCapacityPercent else { return [] }
    return PrognosticCautions(delayMonths: delay, vitalCapacityPercent: capacity).texts.map { "caution: " + $0 }
  }
}
