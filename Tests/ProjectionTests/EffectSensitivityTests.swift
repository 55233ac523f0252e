import Clinical
import Evidence
import Execution
import Projection
import Statistics
import TestKit
import Testing

@Suite struct EffectSensitivityTests {
  private static func lines(
    _ plan: ProjectionPlan = ProjectionPlan()
  ) throws -> (lines: [EffectSensitivity.Line], projection: CohortProjection) {
    let cohort = try TextCohort(try Fixture.text("Cohorts/register.csv"))
    let projection = try cohort.project(by: "stage", plan)
    let sensitivity = try EffectSensitivity(projection, cohort.store, ProjectionCache(), work: Work())
    return (sensitivity.lines(0), projection)
  }

  @Test(arguments: EffectScale.allCases, ScenarioRegistry.all.map(\.id))
  func `The line as planned is the row of the table, and each other scenario that of its own projection`(
    scale: EffectScale, scenario: String
  ) throws {
    let (lines, projection) = try Self.lines(ProjectionPlan(scenario: scenario, scale: scale))
    let planned = lines.filter(\.isAsPlanned)
    #expect(planned.count == 1)
    #expect(planned.first?.effect == projection.strata[0].effect)
    #expect(planned.first?.probabilityOfNoGain == projection.strata[0].probabilityOfNoGain)
    #expect(planned.first?.inside == projection.strata[0].applicability.inside)
  }

  @Test func `Every scenario stands there on both scales, then one assumption after another`() throws {
    let (lines, _) = try Self.lines()
    let scenarios = lines.filter { $0.assumption == .scenarioAndScale }.map(\.change)
    #expect(
      scenarios == [
        "adjusted, additive", "adjusted, proportional", "reported, additive", "reported, proportional",
        "published, additive", "published, proportional", "blinded, additive", "blinded, proportional", "none",
      ])
    let others = Set(lines.dropFirst(9).map(\.assumption))
    #expect(
      others == [.synthesis(.trials), .synthesis(.failedTrials), .synthesis(.bias), .synthesis(.spread)])
    #expect(lines.contains { $0.change == "without Oh-2018" })
  }

  @Test func `What moves it most is the line that lies farthest off`() throws {
    let (lines, _) = try Self.lines()
    let largest = try #require(EffectSensitivity.largest(lines))
    let stated = try #require(lines[0].effect.value?.value)
    let farthest = lines.compactMap { $0.effect.value.map { abs($0.value - stated) } }.max()
    expectClose(abs(largest.shift), farthest ?? .nan, relative: 1e-14)
    #expect(largest.line.change.hasPrefix("published"))
    #expect(EffectSensitivity.largest([]) == nil)
  }

  @Test func `Another route has no line with an estimate`() throws {
    let (lines, projection) = try Self.lines(ProjectionPlan(route: .intravenous))
    #expect(lines.allSatisfy { $0.effect.reason?.text == "no controlled estimate for this route" })
    #expect(projection.strata[0].effect.reason?.text == "no controlled estimate for this route")
    #expect(projection.strata[0].certainty.reasons.map(\.code) == ["other-route"])
    #expect(EffectSensitivity.largest(lines) == nil)
  }
}
