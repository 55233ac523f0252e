import Cohorts
import Evidence
import Execution
import Projection
import Strata
import TestKit
import Testing
import Variables

/// Five patients whose verdicts are worked by hand, then random cohorts counted again from the rows of the file.
@Suite struct EvidenceScreeningTests {
  private static let header = "patient_id,months,symptom_months,age,onset_site,vc_pct,riluzole,alsfrsr_total\n"

  /// ΔFS 0.35, 1.2, 1, 1, 1. The file has no time of diagnosis.
  private static let five =
    header + """
      a,0,20,50,limb,80,yes,41
      b,0,20,70,limb,60,yes,24
      c,0,40,50,bulbar,,yes,8
      d,0,20,50,bulbar,80,no,28
      e,0,20,50,bulbar,,,28

      """

  private func counts(_ plan: ProjectionPlan = ProjectionPlan(), by axes: String = "none") throws -> [[TrialCounts]] {
    let cohort = try TextCohort(Self.five)
    return EvidenceScreening(plan, cohort.store).counts(try cohort.project(by: axes).stratification)
  }

  private func criterion(_ met: Int, _ failed: Int, alone: Int, _ unknown: Int) -> CriterionCounts {
    var counts = CriterionCounts()
    (counts.met, counts.failed, counts.failedAlone, counts.unknown) = (met, failed, alone, unknown)
    return counts
  }

  private func expect(
    _ counts: TrialCounts, inside: Int, outside: Int, unknown: Int, _ criteria: [CriterionCounts],
    _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      [counts.inside, counts.outside, counts.unknown] == [inside, outside, unknown], sourceLocation: location)
    #expect(counts.criteria == criteria, sourceLocation: location)
  }

  @Test func `Every criterion of every trial, by hand`() throws {
    let trials = try #require(try counts().first)
    #expect(trials.count == 3)
    // NurOwn-P3: ALSFRS-R ≥ 25, ΔFS ≥ 1, onset ≤ 24, vital capacity ≥ 65, age 18 to 60. Only d is inside.
    expect(
      trials[0], inside: 1, outside: 3, unknown: 1,
      [
        criterion(3, 2, alone: 0, 0), criterion(4, 1, alone: 1, 0), criterion(4, 1, alone: 0, 0),
        criterion(2, 1, alone: 0, 2), criterion(4, 1, alone: 0, 0),
      ])
    // ALSummit: ALSFRS-R 31 to 46, ΔFS 0.515 to 1.545, diagnosis ≤ 24, of which the file tells nothing.
    expect(
      trials[1], inside: 0, outside: 5, unknown: 0,
      [criterion(1, 4, alone: 4, 0), criterion(4, 1, alone: 1, 0), criterion(0, 0, alone: 0, 0)])
    // Aguera-2025: onset 6 to 36, vital capacity ≥ 50, riluzole. c fails the first, but might fail the second as well.
    expect(
      trials[2], inside: 2, outside: 2, unknown: 1,
      [criterion(4, 1, alone: 0, 0), criterion(3, 0, alone: 0, 2), criterion(3, 1, alone: 1, 1)])
  }

  @Test func `Strict: what the file cannot tell is unknown of all, and nobody fails another alone`() throws {
    var plan = ProjectionPlan()
    plan.isStrict = true
    let trials = try #require(try counts(plan).first)
    expect(
      trials[1], inside: 0, outside: 5, unknown: 0,
      [criterion(1, 4, alone: 0, 0), criterion(4, 1, alone: 0, 0), criterion(0, 0, alone: 0, 5)])
    #expect(trials[0].inside == 1)
  }

  @Test func `Without ΔFS for the run-in nobody fails it`() throws {
    var plan = ProjectionPlan()
    plan.takesRateForRecentLoss = false
    let trials = try #require(try counts(plan).first)
    #expect(trials[0].inside == 2)
    #expect(trials[0].criteria[1] == CriterionCounts())
    let screening = EvidenceScreening(plan, try TextCohort(Self.five).store)
    #expect(screening.unassessed.map(\.measure) == [.recentLossPerMonth, .monthsSinceDiagnosis])
  }

  @Test func `Strata add up to their parent`() throws {
    let counts = try counts(by: "onset")
    #expect(counts.count == 3)
    #expect(counts.map { $0[2].inside } == [2, 0, 2])
    #expect(counts.map { $0[2].criteria[2].failedAlone } == [1, 1, 0])
  }

  @Test func `One patient: the verdict of each trial with the values`() throws {
    let screening = EvidenceScreening(ProjectionPlan(), try TextCohort(Self.five).store)
    #expect((0..<5).map { screening.verdict($0) } == [.inside, .inside, .outside, .inside, .unknown])
    let third = screening.patient(2)
    #expect(third.map(\.trial.id) == ["NurOwn-P3", "ALSummit", "Aguera-2025"])
    #expect(third.map(\.verdict) == [.outside, .outside, .outside])
    #expect(third[0].findings == [.failed(8), .met(1), .failed(40), .unknown, .met(50)])
    #expect(third[1].findings == [.failed(8), .met(1), .notAssessed])
  }

  @Test func `Trials without recorded criteria are named and admit nobody`() throws {
    let screening = EvidenceScreening(ProjectionPlan(), try TextCohort(Self.five).store)
    #expect(screening.trialsWithoutCriteria.map(\.title) == ["Lenzumestrocel phase 2", "NurOwn phase 2"])
  }

  // MARK: Laws

  private struct Row {
    var sex, site: String
    var score, onset, age: Int
    var capacity: Int?
    var riluzole: Bool?
  }

  @Test(arguments: 0..<6) func `On any tree the counts are those of the rows of the file`(seed: UInt64) throws {
    var random = Seeded(seed)
    let rows = (0..<200).map { _ in
      Row(
        sex: Bool.random(using: &random) ? "F" : "M",
        site: ["limb", "bulbar", "respiratory"][Int.random(in: 0..<3, using: &random)],
        score: .random(in: 10...47, using: &random), onset: .random(in: 3...50, using: &random),
        age: .random(in: 16...80, using: &random),
        capacity: Int.random(in: 0..<5, using: &random) == 0 ? nil : .random(in: 30...110, using: &random),
        riluzole: Int.random(in: 0..<5, using: &random) == 0 ? nil : .random(using: &random))
    }
    let text =
      "patient_id,months,sex,onset_site,alsfrsr_total,symptom_months,age,vc_pct,riluzole\n"
      + rows.enumerated().map { index, row in
        "p\(index),0,\(row.sex),\(row.site),\(row.score),\(row.onset),\(row.age),"
          + "\(row.capacity.map(String.init) ?? ""),\(row.riluzole.map { $0 ? "yes" : "no" } ?? "")\n"
      }.joined()
    let projection = try TextCohort(text).project(
      by: ["onset,sex", "sex,stage,onset", "none"][Int(seed % 3)], where: seed % 2 == 0 ? nil : "age > 30")
    let store = try TextCohort(text).store
    let stratification = projection.stratification
    let counts = EvidenceScreening(ProjectionPlan(), store).counts(stratification)

    // What each trial says of a row, written down again: true met, false failed, nil unknown.
    func verdicts(_ row: Row) -> [[Bool?]] {
      let rate = Double(48 - row.score) / Double(row.onset)
      return [
        [
          row.score >= 25, rate >= 1, row.onset <= 24, row.capacity.map { $0 >= 65 },
          (18...60).contains(row.age),
        ],
        [(31...46).contains(row.score), (0.515...1.545).contains(rate)],
        [(6...36).contains(row.onset), row.capacity.map { $0 >= 50 }, row.riluzole],
      ]
    }
    for stratum in stratification.strata.indices {
      let members = stratification.patients(stratum).map { verdicts(rows[Int($0)]) }
      let reach = projection.strata[stratum].applicability
      #expect(reach.inside + reach.outside + reach.unknown == members.count)
      #expect(reach.byTrial.map(\.patients) == counts[stratum].map(\.inside))
      for trial in 0..<3 {
        let found = counts[stratum][trial]
        let said = members.map { $0[trial] }
        #expect(found.outside == said.count { $0.contains(false) })
        #expect(found.inside == said.count { $0.allSatisfy { $0 == true } })
        #expect(found.inside + found.outside + found.unknown == members.count)
        for place in 0..<said[0].count {
          let criterion = found.criteria[place]
          #expect(criterion.met == said.count { $0[place] == true })
          #expect(criterion.failed == said.count { $0[place] == false })
          #expect(criterion.met + criterion.failed + criterion.unknown == members.count)
          let alone = said.count { verdict in
            verdict[place] == false && verdict.indices.allSatisfy { $0 == place || verdict[$0] == true }
          }
          #expect(criterion.failedAlone == alone)
        }
      }
      let children = stratification.strata[stratum].children
      guard !children.isEmpty else { continue }
      for trial in 0..<3 {
        #expect(children.reduce(0) { $0 + counts[$1][trial].outside } == counts[stratum][trial].outside)
      }
    }
  }
}
