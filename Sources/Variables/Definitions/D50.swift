import Clinical
import Cohorts

// Not listed: a fit a patient takes longer than everything else that is listed together, so it is for who asks for it.
extension Variable {
  private static let d50Source = "D50 model, Jena: ENCALS meeting 2017"

  /// D50.
  static let d50Months = course(
    "d50_months", "D50",
    "Months since onset at which the sigmoid 48 / (1 + exp((t − D50) / dx)) through the patient's totals is at 24; least "
      + "squares, three totals of 1–48 at least, not given beyond 120 months."
  ) { $0.d50Months }
  /// Time constant of the D50 curve.
  static let d50DX = course(
    "d50_dx_months", "Time constant dx", "Time constant dx in months of the sigmoid of d50_months."
  ) { $0.dxMonths }

  /// Relative D50 at entry.
  static let relativeD50 = Variable(
    id: "rd50", title: "Relative D50 at entry", unit: "rD50",
    definition: "Months from onset to entry / (2 · D50); ½ at D50. Known only from the visits that follow.",
    source: d50Source, knownAt: .later, isListed: false,
    derive: { store in
      store.courses.map { courses in
        .numbers(courses.d50Months.count) { rows, column in
          for patient in rows {
            column.append(courses.curve(patient).map { $0.relativeD50(months: courses.entryMonths[patient]) })
          }
        }
      }
    },
    explain: { cohort, patient in
      explanation(cohort, patient) { curve, months in
        "rD50 = \(text(months)) / (2 · \(text(curve.d50Months))) = \(text(curve.relativeD50(months: months), digits: 3))"
      }
    })

  /// Phase at entry.
  static let d50Phase = course(
    "d50_phase", "D50 phase at entry",
    "Phase at entry by rD50: I below 0.25, II from 0.25, III/IV from 0.5.", levels: D50Phase.allCases.map(\.label)
  ) { curve, months in Int(curve.phase(months: months).rawValue) }

  /// Aggressiveness.
  static let d50Aggressiveness = course(
    "d50_aggressiveness", "Aggressiveness by D50",
    "High for a D50 below 20 months, intermediate from 20, low from 40.",
    levels: D50Aggressiveness.allCases.map(\.label)
  ) { curve, _ in Int(curve.aggressiveness.rawValue) }

  private static func course(
    _ id: String, _ title: String, _ definition: String, _ value: @escaping @Sendable (D50Curve) -> Double
  ) -> Variable {
    Variable(
      id: id, title: title, unit: "months", definition: definition, source: d50Source, knownAt: .later, isListed: false,
      derive: { store in
        store.courses.map { courses in
          .numbers(courses.d50Months.count) { rows, column in
            for patient in rows { column.append(courses.curve(patient).map(value)) }
          }
        }
      },
      explain: { cohort, patient in D50Course(cohort).explain(patient) })
  }

  private static func course(
    _ id: String, _ title: String, _ definition: String, levels: [String],
    _ level: @escaping @Sendable (D50Curve, Double) -> Int
  ) -> Variable {
    Variable(
      id: id, title: title, definition: "\(definition) Of the sigmoid of d50_months; \(D50Curve.caution).",
      source: d50Source, knownAt: .later, isListed: false,
      derive: { store in
        store.courses.map { courses in
          .categories(
            levels, isOrdered: true, courses.d50Months.count, notes: { _ in ["D50: \(D50Curve.caution)"] }
          ) { rows, column in
            for patient in rows {
              column.append(courses.curve(patient).map { level($0, courses.entryMonths[patient]) })
            }
          }
        }
      },
      explain: { cohort, patient in
        explanation(cohort, patient) { curve, months in "\(levels[level(curve, months)]): \(D50Curve.caution)" }
      })
  }

  private static func explanation(
    _ cohort: Cohort, _ patient: Int, _ last: (D50Curve, Double) -> String
  ) -> [String] {
    let course = D50Course(cohort)
    guard course.missingFromFile == nil, let fit = course.fit(patient).value,
      let months = course.facts.monthsSinceOnset(patient).value
    else { return course.explain(patient) }
    return course.explain(patient) + [last(fit.curve, months)]
  }
}
