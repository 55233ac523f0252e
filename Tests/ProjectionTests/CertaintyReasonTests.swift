import Clinical
import Cohorts
import Evidence
import Execution
import Projection
import Statistics
import Strata
import TestKit
import Testing
import Variables

/// Each code of the benefit model, section 4: where it stands and where it must not.
@Suite struct CertaintyReasonTests {
  private static let header =
    "patient_id,months,symptom_months,age,onset_site,sex,vc_pct,riluzole,kings_stage,alsfrsr_total\n"

  /// One visit each, 20 months from onset at a score of 41: inside the intravenous trial, whatever else is known.
  private static func oneVisit(_ count: Int, from first: Int = 1, vitalCapacity: String = "80") -> String {
    (first..<first + count).map { patient in
      "p\(patient),0,20,50,\(patient % 2 == 0 ? "limb" : "bulbar"),\(patient % 2 == 0 ? "M" : "F"),\(vitalCapacity),yes,1,41\n"
    }.joined()
  }

  /// Four visits on a line of a slope, with residuals that no line can follow.
  private static func visits(_ count: Int, slope: Int) -> String {
    (1...count).map { patient in
      zip([0, 3, 6, 9], [1, -1, -1, 1]).map { months, residual in
        "p\(patient),\(months),20,50,limb,M,80,yes,1,\(38 + patient % 2 * 2 + slope * months + residual)\n"
      }.joined()
    }.joined()
  }

  private func codes(
    _ rows: String, by axes: String = "none", _ plan: ProjectionPlan = ProjectionPlan(), stratum: Int = 0
  ) throws -> Set<String> {
    let row = try TextCohort(Self.header + rows).project(by: axes, plan).strata[stratum]
    return Set(row.certainty.reasons.map(\.code))
  }

  @Test func `Open label: where a trial that was not blinded contributes`() throws {
    #expect(try codes(Self.oneVisit(12)).contains("open-label"))
    #expect(!(try codes(Self.oneVisit(12), ProjectionPlan(scenario: "blinded")).contains("open-label")))
  }

  @Test func `Imputed nulls: where a failed trial without numbers is counted`() throws {
    for scenario in ["adjusted", "blinded"] {
      #expect(try codes(Self.oneVisit(12), ProjectionPlan(scenario: scenario)).contains("imputed-nulls"))
    }
    let left = EvidenceChoice(options: SynthesisOptions(nulls: .leftOut))
    // Of adjusted without them only two trials are left, which admit nobody of this cohort.
    let rows = Self.visits(60, slope: -1)
    for plan in [ProjectionPlan(scenario: "reported"), ProjectionPlan(scenario: "adjusted", evidence: left)] {
      let row = try TextCohort(Self.header + rows.replacing(",20,50,", with: ",8,50,")).project(plan).strata[0]
      #expect(row.effect.value != nil && !row.certainty.reasons.contains { $0.code == "imputed-nulls" })
    }
  }

  @Test func `τ: wherever trials are pooled, and not where nothing is`() throws {
    #expect(try codes(Self.oneVisit(12)).contains("heterogeneity"))
    let none = try codes(Self.oneVisit(12), ProjectionPlan(scenario: "none"))
    #expect(none.contains("assumption"))
    for code in ["heterogeneity", "open-label", "imputed-nulls", "includes-0", "axis-no-data"] {
      #expect(!none.contains(code), "\(code)")
    }
    #expect(!(try codes(Self.oneVisit(12)).contains("assumption")))
  }

  @Test func `The interval includes 0, unless trials far above it agree`() throws {
    #expect(try codes(Self.oneVisit(12)).contains("includes-0"))
    let strong = EvidenceBase.builtIn.controlled.map { trial in
      var trial = trial
      trial.effect = SlopeEffect(pointsPerMonth: 2, standardError: 0.02, origin: .reported, derivation: "invented")
      return trial
    }
    let plan = ProjectionPlan(
      scenario: "published", evidence: EvidenceChoice(base: EvidenceBase.builtIn.merging(strong)))
    let row = try TextCohort(Self.header + Self.oneVisit(12)).project(plan).strata[0]
    #expect((row.effect.value?.low ?? -1) > 0)
    #expect(!row.certainty.reasons.contains { $0.code == "includes-0" })
  }

  @Test func `No data on the axis: from the row that is divided by it`() throws {
    let rows = Self.oneVisit(24) + Self.oneVisit(24, from: 25).replacing(",1,41\n", with: ",3,31\n")
    #expect(!(try codes(rows, by: "onset").contains("axis-no-data")))
    #expect(try codes(rows, by: "onset", stratum: 1).contains("axis-no-data"))
    for axis in ["stage", "kings", "alsfrs"] {
      #expect(!(try codes(rows, by: axis, stratum: 1).contains("axis-no-data")), "\(axis)")
    }
    // Inside a level of stage, the row is divided by sex as well.
    let projection = try TextCohort(Self.header + rows).project(by: "stage,sex")
    let deep = try #require(projection.strata.first { projection.stratification.strata[$0.stratum].depth == 2 })
    #expect(deep.certainty.reasons.first { $0.code == "axis-no-data" }?.text.hasSuffix("differs by Sex") == true)
  }

  @Test func `Early by the time since onset has nothing to do with the score`() throws {
    let cohort = try TextCohort(Self.header + Self.oneVisit(24))
    for (scheme, isWithoutData) in [("kings", false), ("alsfrs35", false), ("months24", true)] {
      let definitions = try Definitions(parsing: ["stage=\(scheme)"])
      let store = cohort.store.defining(definitions)
      let plan = StratificationPlan(axes: [AxisSpec(id: "stage")], definitions: definitions)
      let projection = try project(ProjectionPlan(), on: stratify(store, plan, work: Work()), store, work: Work())
      let row = try #require(projection.strata.dropFirst().first { $0.effect.value != nil })
      #expect(row.certainty.reasons.contains { $0.code == "axis-no-data" } == isWithoutData, "\(scheme)")
    }
  }

  @Test func `Fewer than half inside: 12 of 25, not 12 of 24`() throws {
    #expect(
      !(try codes(Self.oneVisit(12) + Self.oneVisit(12, from: 13, vitalCapacity: "40")).contains("half-outside")))
    #expect(try codes(Self.oneVisit(12) + Self.oneVisit(13, from: 13, vitalCapacity: "40")).contains("half-outside"))
    // Those who cannot be told are not inside.
    #expect(try codes(Self.oneVisit(12) + Self.oneVisit(13, from: 13, vitalCapacity: "")).contains("half-outside"))
  }

  @Test func `Criteria not assessed: where the whole file cannot tell one`() throws {
    // No time of diagnosis, for which a trial asked.
    #expect(try codes(Self.oneVisit(12)).contains("not-assessed"))
    let projection = try TextCohort(try Fixture.text("Cohorts/register.csv")).project()
    #expect(projection.criteriaNotAssessed.isEmpty && projection.strata[0].effect.value != nil)
    #expect(!projection.strata[0].certainty.reasons.contains { $0.code == "not-assessed" })
  }

  @Test func `One visit: the course is the prior's, and with visits it is not`() throws {
    #expect(try codes(Self.oneVisit(12)).contains("one-visit-prior"))
    #expect(!(try codes(Self.visits(12, slope: -1)).contains("one-visit-prior")))
  }

  @Test func `Improvement: where the effect may exceed the decline`() throws {
    // A decline of 0 is exceeded by half of the distribution; one of 3 points a month by nothing.
    #expect(try codes(Self.visits(12, slope: 0)).contains("improvement"))
    #expect(!(try codes(Self.visits(12, slope: -3)).contains("improvement")))
  }

  @Test func `Few: below 50 patients; too few: below 11 inside`() throws {
    #expect(try codes(Self.oneVisit(49)).contains("few"))
    #expect(!(try codes(Self.oneVisit(50)).contains("few")))
    #expect(try codes(Self.oneVisit(10)) == ["few-inside"])
    #expect(!(try codes(Self.oneVisit(11)).contains("few-inside")))
  }

  @Test(arguments: Route.allCases) func `Another route has its own code and no other`(route: Route) throws {
    let codes = try codes(Self.oneVisit(12), ProjectionPlan(route: route))
    #expect(codes.contains("other-route") == (route != .intrathecal))
    if route != .intrathecal { #expect(codes == ["other-route"]) }
  }

  @Test(arguments: ScenarioRegistry.all.map(\.id)) func `No row is ever more certain than very low`(id: String) throws {
    let rows = Self.oneVisit(24) + Self.oneVisit(4, from: 25).replacing(",limb,", with: ",respiratory,")
    for row in try TextCohort(Self.header + rows).project(by: "onset", ProjectionPlan(scenario: id)).strata {
      #expect(row.certainty.grade == (row.effect.value == nil ? "no projection" : "very low"))
      #expect(!row.certainty.reasons.isEmpty)
      for reason in row.certainty.reasons {
        #expect(Certainty.Reason.marks.contains { $0.code == reason.code }, "\(reason.code) has no mark")
        #expect(!reason.text.isEmpty)
      }
    }
  }

  @Test func `Low certainty is kept for the claim that the effect is small or nil in blinded trials`() {
    #expect(
      ClaimRegistry.all.filter { $0.certainty == "low" }.map(\.text) == ["The effect in blinded trials is small or nil"]
    )
    #expect(ClaimRegistry.all.filter { $0.certainty == "moderate" }.allSatisfy { $0.text.contains("headache") })
  }

  @Test func `What all rows share is told once, what a row's own patients bring on each`() throws {
    let rows = Self.oneVisit(24)
    let projection = try TextCohort(Self.header + rows).project(by: "onset")
    let shared = Set(projection.sharedReasons.map(\.code))
    #expect(shared.isSuperset(of: ["open-label", "imputed-nulls", "heterogeneity", "one-visit-prior"]))
    #expect(shared.isDisjoint(with: ["few", "axis-no-data"]))
    #expect(projection.reasons.filter { $0.code == "axis-no-data" }.count == 1)
  }
}
