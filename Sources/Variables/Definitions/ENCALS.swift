import Clinical
import Cohorts

extension Variable {
  private static let curveSource =
    "Westeneng et al., Lancet Neurol 2018;17:423–433; curve and coefficients as used by the Precision ALS consortium"
  private static let endpoint = "ventilation for more than 23 hours a day, tracheostomy or death"
  private static let standIn = "where only C9orf72 is unknown, tricals_lp stands in, which is approximate"
  private static let notForOne = "for groups of patients, not for decisions about a person"

  /// ENCALS linear predictor at entry.
  static let encalsLP = Variable(
    id: "encals_lp", title: "ENCALS linear predictor", unit: "LP",
    definition:
      "−1.837(ΔFS + 0.1)^−½ − 2.373(x^−½ + ln x) − 0.267(age/100)^−2 + 0.477(v^−1 + v^−½) + 0.269 bulbar + 0.233 definite "
      + "+ 0.388 FTD + 0.256 C9orf72; x = delay/10 months, age at onset, v = vital capacity/100, all at entry. Higher is "
      + "worse. Missing if any of the eight is; nothing is assumed.",
    source: PrognosticScore.encals.source,
    derive: { store in
      if let reason = store.sharedPrognosis.entry.missingFromFile(PrognosticScore.encals.required) {
        return .missing(reason)
      }
      return store.prognosis.map { $0.numbers(notes: $0.cautions) { $0.encals } }
    },
    explain: { cohort, patient in PrognosisAtEntry(cohort).explain(patient, .encals) })

  /// Which predictor the predictions are made with.
  static let encalsBasis = Variable(
    id: "encals_basis", title: "Basis of the prediction",
    definition: "ENCALS: its own linear predictor. TRICALS: \(standIn).", source: curveSource, isListed: false,
    derive: { store in
      store.prognosis.map { prognosis in
        categories(prognosis, levels: ["ENCALS", "TRICALS"]) { block, row in block.isApproximate(row) ? 1 : 0 }
      }
    },
    explain: { cohort, patient in risk(cohort, patient).lines })

  /// Predicted median survival.
  static let encalsMedian = time(
    "encals_median_months", "Predicted median survival", survival: 0.5, "half of such patients")
  /// First quartile of predicted survival.
  static let encalsFirstQuartile = time(
    "encals_q25_months", "Predicted survival, first quartile", survival: 0.75, "a quarter of such patients")
  /// Third quartile of predicted survival.
  static let encalsThirdQuartile = time(
    "encals_q75_months", "Predicted survival, third quartile", survival: 0.25, "three quarters of such patients")

  /// Predicted survival at fixed times.
  static let encalsSurvival = [12, 36, 60, 120].map(survival)

  /// Group of predicted survival.
  static let encalsGroup = Variable(
    id: "encals_group", title: "ENCALS-like group",
    definition:
      "By predicted median from onset in months: very short below 21.5, short from 21.5, intermediate from 28.6, long "
      + "from 37.5, very long from 60. \(ENCALSGroup.caution); \(standIn).",
    source: curveSource,
    derive: { store in
      store.prognosis.map { prognosis in
        categories(
          prognosis, levels: ENCALSGroup.allCases.map(\.label), isOrdered: true, notes: [ENCALSGroup.caution]
        ) { block, row in Int(ENCALSGroup(linearPredictor: block.risks.values[row]).rawValue) }
      }
    },
    explain: { cohort, patient in
      let risk = risk(cohort, patient)
      guard let value = risk.value else { return risk.lines }
      return risk.lines + ["\(ENCALSGroup(linearPredictor: value).label): \(ENCALSGroup.caution)", notForOne]
    })

  /// Predicted median time left at entry.
  static let encalsRemaining = remaining(
    "encals_remaining_months", "Predicted median time from entry", survival: 0.5, "half of such patients")
  /// First quartile of the predicted time left.
  static let encalsRemainingFirstQuartile = remaining(
    "encals_remaining_q25_months", "Predicted time from entry, first quartile", survival: 0.75,
    "a quarter of such patients")
  /// Third quartile of the predicted time left.
  static let encalsRemainingThirdQuartile = remaining(
    "encals_remaining_q75_months", "Predicted time from entry, third quartile", survival: 0.25,
    "three quarters of such patients")

  /// Predicted survival of the year after entry.
  static let encalsNextYear = Variable(
    id: "encals_survival_next_12m", title: "Predicted survival of the next year", unit: "probability",
    definition:
      "Probability of being free of the endpoint (\(endpoint)) 12 months after entry, given that at entry; \(standIn).",
    source: curveSource,
    derive: { store in
      store.prognosis.map { prognosis in
        prognosis.numbers(notes: prognosis.approximation + prognosis.cautions) { block in
          ENCALSCurve.published.survival(
            monthsFromEntry: 12, of: block.risks, entryMonths: block.entryMonths, entryOdds: block.entryOdds)
        }
      }
    },
    explain: { cohort, patient in
      let risk = risk(cohort, patient)
      guard let value = risk.value else { return risk.lines }
      guard let alive = EntryFacts(cohort).monthsSinceOnset(patient).value, alive > 0 else {
        return [MissingReason.noOnsetTime.text]
      }
      let share = ENCALSCurve.published.survival(months: alive + 12, givenAliveAt: alive, linearPredictor: value)
      return risk.lines + ["S(\(text(alive + 12))) / S(\(text(alive))) = \(text(share, digits: 3))", notForOne]
    })

  private static func remaining(_ id: String, _ title: String, survival share: Double, _ who: String) -> Variable {
    Variable(
      id: id, title: title, unit: "months",
      definition:
        "Months from entry until \(who) who are free of the endpoint at entry (\(endpoint)) have reached it; \(standIn).",
      source: curveSource,
      derive: { store in
        store.prognosis.map { prognosis in
          prognosis.numbers(notes: prognosis.approximation + prognosis.cautions) { block in
            ENCALSCurve.published.monthsLeft(
              survival: share, of: block.risks, entryMonths: block.entryMonths, entryOdds: block.entryOdds)
          }
        }
      },
      explain: { cohort, patient in
        let risk = risk(cohort, patient)
        guard let value = risk.value else { return risk.lines }
        guard let alive = EntryFacts(cohort).monthsSinceOnset(patient).value, alive > 0 else {
          return [MissingReason.noOnsetTime.text]
        }
        let month = ENCALSCurve.published.months(survival: share, givenAliveAt: alive, linearPredictor: value)
        switch month {
        case .missing(let reason): return risk.lines + [reason.text]
        case .known(let month):
          return risk.lines + [
            "alive at \(text(alive)) months since onset; \(who) until \(text(month)) months: "
              + "\(text(month - alive)) months from entry", notForOne,
          ]
        }
      })
  }

  private static func time(_ id: String, _ title: String, survival share: Double, _ who: String) -> Variable {
    Variable(
      id: id, title: title, unit: "months",
      definition:
        "Months from symptom onset until \(who) have reached the endpoint (\(endpoint)): s(ln t) = −LP − logit \(share); "
        + "\(standIn).",
      source: curveSource,
      derive: { store in
        store.prognosis.map { prognosis in
          prognosis.numbers(notes: prognosis.approximation + prognosis.cautions) { block in
            ENCALSCurve.published.months(survival: share, of: block.risks)
          }
        }
      },
      explain: { cohort, patient in
        let risk = risk(cohort, patient)
        guard let value = risk.value else { return risk.lines }
        let times = [0.75, 0.5, 0.25].map { ENCALSCurve.published.months(survival: $0, linearPredictor: value) }
        let words = times.map { $0.value.map { text($0, digits: 1) } ?? "more than 1200" }
        return risk.lines + [
          "of such patients a quarter by \(words[0]), half by \(words[1]), three quarters by \(words[2]) months since onset",
          notForOne,
        ]
      })
  }

  private static func survival(_ months: Int) -> Variable {
    Variable(
      id: "encals_survival_\(months)m", title: "Predicted survival at \(months) months", unit: "probability",
      definition:
        "Probability of being free of the endpoint (\(endpoint)) \(months) months after symptom onset: "
        + "1 / (1 + exp(s(ln \(months)) + LP)); \(standIn). Not conditional on being alive at entry.",
      source: curveSource,
      derive: { store in
        store.prognosis.map { prognosis in
          prognosis.numbers(notes: prognosis.approximation + prognosis.cautions) { block in
            ENCALSCurve.published.survival(months: Double(months), of: block.risks)
          }
        }
      },
      explain: { cohort, patient in
        let risk = risk(cohort, patient)
        guard let value = risk.value else { return risk.lines }
        let share = ENCALSCurve.published.survival(months: Double(months), linearPredictor: value)
        return risk.lines + ["S(\(months) months since onset) = \(text(share, digits: 4))", notForOne]
      })
  }

  /// The predictor that a patient's predictions are made with, and how it came about.
  private static func risk(_ cohort: Cohort, _ patient: Int) -> (value: Double?, lines: [String]) {
    let entry = PrognosisAtEntry(cohort)
    let predictors = entry.predictors(patient)
    if let value = PrognosticScore.encals.linearPredictor(predictors).value {
      return (value, ["ENCALS LP = \(text(value, digits: 3))"])
    }
    if let value = PrognosticScore.tricals.linearPredictor(predictors).value {
      return (value, ["C9orf72 is unknown; TRICALS LP = \(text(value, digits: 3)) stands in: approximate"])
    }
    return (nil, entry.explain(patient, .tricals))
  }

  private static func categories(
    _ prognosis: Prognosis, levels: [String], isOrdered: Bool = false, notes: [String] = [],
    level: @Sendable (PrognosisBlock, Int) -> Int
  ) -> VariableColumn {
    .categories(
      levels, isOrdered: isOrdered, prognosis.count,
      notes: { _ in notes + prognosis.approximation + prognosis.cautions }
    ) { rows, column in
      let block = prognosis.block(rows)
      for row in 0..<rows.count {
        switch block.risks[row] {
        case .known: column.append(level: level(block, row))
        case .missing(let reason): column.append(missing: reason)
        }
      }
    }
  }
}
