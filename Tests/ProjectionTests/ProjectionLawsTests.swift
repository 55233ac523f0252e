import Clinical
import Cohorts
import Execution
import Projection
import Statistics
import Strata
import TestKit
import Testing
import Variables

/// What holds on any cohort, tried on the demonstration register.
@Suite struct ProjectionLawsTests {
  private let cohort: TextCohort

  init() throws { cohort = try TextCohort(try Fixture.text("Cohorts/register.csv")) }

  @Test func `A parent is the mean of its children, weighted by the patients inside`() throws {
    let projection = try cohort.project(by: "sex,stage", where: "stage = early or stage = late")
    let strata = projection.stratification.strata
    var checked = 0
    for index in strata.indices where !strata[index].children.isEmpty {
      let children = strata[index].children.map { projection.strata[$0] }
      let whole = projection.strata[index]
      #expect(children.reduce(0) { $0 + $1.applicability.inside } == whole.applicability.inside)
      #expect(children.reduce(0) { $0 + $1.patients } == whole.patients)
      guard children.allSatisfy({ $0.effect.value != nil }) else { continue }
      let sum = children.reduce(0.0) { $0 + Double($1.applicability.inside) * ($1.effect.value?.value ?? .nan) }
      expectClose(whole.effect.value?.value, sum / Double(whole.applicability.inside), relative: 1e-12)
      checked += 1
    }
    #expect(checked >= 3)
  }

  @Test func `The order of the axes does not change a leaf`() throws {
    let one = try cohort.project(by: "onset,stage")
    let other = try cohort.project(by: "stage,onset")
    func leaves(_ projection: CohortProjection) -> [Set<String>: StratumProjection] {
      var leaves: [Set<String>: StratumProjection] = [:]
      let stratification = projection.stratification
      for (index, stratum) in stratification.strata.enumerated() where stratum.children.isEmpty {
        let levels = stratum.path.enumerated().map {
          "\(stratification.axes[$0].spec.id)=\(stratification.axes[$0].levels[$1])"
        }
        leaves[Set(levels)] = projection.strata[index]
      }
      return leaves
    }
    let left = leaves(one)
    let right = leaves(other)
    #expect(left.count > 5)
    #expect(Set(left.keys) == Set(right.keys))
    for (path, row) in left {
      #expect(row.effect == right[path]?.effect)
      #expect(row.untreated == right[path]?.untreated)
      #expect(row.applicability == right[path]?.applicability)
    }
  }

  @Test func `Intervals hold their value and probabilities lie between 0 and 1`() throws {
    for scenario in ["adjusted", "reported", "published", "blinded", "none"] {
      let projection = try cohort.project(by: "onset,kings", ProjectionPlan(scenario: scenario))
      for row in projection.strata {
        for estimate in [row.effect.value, row.pointsPreserved.value, row.slowing.value, row.untreatedChange.value] {
          guard let estimate else { continue }
          #expect(estimate.low <= estimate.value && estimate.value <= estimate.high)
        }
        for probability in [row.probabilityOfNoGain.value, row.probabilityOfSlowing20.value].compactMap(\.self) {
          #expect((0...1).contains(probability))
        }
        let reach = row.applicability
        #expect(reach.inside + reach.outside + reach.unknown == row.patients)
        #expect((row.effect.value != nil) == (reach.inside >= ProjectionGates.inside))
      }
    }
  }

  @Test func `Cancelled work gives nothing`() throws {
    let stratification = try stratify(cohort.store, StratificationPlan(), work: Work())
    let work = Work()
    work.cancel()
    #expect(throws: Cancelled.self) {
      try project(ProjectionPlan(), on: stratification, cohort.store, work: work)
    }
  }
}
