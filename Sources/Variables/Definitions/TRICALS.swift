import Clinical
import Cohorts

extension Variable {
  /// TRICALS risk profile at entry.
  static let tricalsLP = Variable(
    id: "tricals_lp", title: "TRICALS risk profile", unit: "LP",
    definition:
      "−1.839(ΔFS + 0.1)^−½ − 2.376(x^−½ + ln x) − 0.264(age/100)^−2 + 0.474(v^−1 + v^−½) + 0.271 bulbar + 0.238 definite "
      + "+ 0.415 FTD; x = delay/10 months, age at onset, v = vital capacity/100, all at entry. Higher is worse. Missing "
      + "if any of the seven is; nothing is assumed.",
    source: PrognosticScore.tricals.source,
    derive: { store in store.prognosis.map { $0.numbers(notes: $0.cautions) { $0.tricals } } },
    explain: { cohort, patient in PrognosisAtEntry(cohort).explain(patient, .tricals) })

  /// Whether the risk is in the range of TRICALS trials.
  static let tricalsEligible = Variable(
    id: "tricals_eligible", title: "In the TRICALS range",
    definition:
      "Yes for −6 < LP < −2, both bounds excluded, LP as tricals_lp. Told also where site of onset, El Escorial category "
      + "or FTD are unknown but could not change the answer.",
    source: "van Eijk et al., Neurology 2019;92:e451–e460; registry text of NCT06008249",
    derive: { store in
      let entry = store.sharedPrognosis.entry
      if let reason = entry.missingFromFile([.rate, .delay, .age, .capacity]) { return .missing(reason) }
      let prognosis = store.prognosis.value
      return .known(
        .categories(["no", "yes"], store.cohort.patientCount, notes: { undecidedNote($0[0]) }) { rows, column in
          let risks = prognosis?.block(rows).tricals
          for patient in rows {
            if let risks, risks.obstacles[patient - rows.lowerBound].isEmpty {
              column.append(level: TRICALSEligibility.isInside(risks.values[patient - rows.lowerBound]) ? 1 : 0)
              continue
            }
            let predictors = entry.predictors(patient)
            let isInside = TRICALSEligibility.isInside(predictors)
            column.append(isInside.map { $0 ? 1 : 0 })
            if isInside.value != nil, !predictors.known.isSuperset(of: PrognosticScore.tricals.required) {
              column.counts[0] += 1
            }
          }
        })
    },
    explain: { cohort, patient in
      let entry = PrognosisAtEntry(cohort)
      if let reason = entry.missingFromFile([.rate, .delay, .age, .capacity]) { return [reason.text] }
      let answer =
        switch TRICALSEligibility.isInside(entry.predictors(patient)) {
        case .known(let isInside): isInside ? "inside −6 < LP < −2" : "outside −6 < LP < −2"
        case .missing(let reason): reason.text
        }
      let lines = entry.explain(patient, .tricals)
      return lines.last == answer ? lines : lines + [answer]
    })

  private static func undecidedNote(_ count: Int) -> [String] {
    count == 0 ? [] : ["\(counted(count, "patient")) told although a predictor is unknown that could not change it"]
  }
}
