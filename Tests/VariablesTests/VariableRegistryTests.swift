import Clinical
import Cohorts
import Foundation
import TestKit
import Testing
import Variables

@Suite struct VariableRegistryTests {
  @Test func idsAreUniqueAndInTheFormOfTheContract() {
    let ids = VariableRegistry.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == "_" || $0.isNumber } })
  }

  @Test func theColumnsOfTheContractComeInItsOrder() {
    let contract = [
      "visits", "onset", "age_at_onset", "sex", "arm", "months_since_onset", "alsfrsr_total", "bulbar", "fine_motor",
      "gross_motor", "respiratory", "kings_stage", "mitos_stage", "delta_fs", "speed", "stage", "slope_per_month",
      "tricals_lp", "encals_lp", "encals_median_months", "encals_survival_12m", "encals_survival_36m",
    ]
    let listed = VariableRegistry.all.filter(\.isListed).map(\.id)
    #expect(listed.filter(contract.contains) == contract)
  }

  @Test(arguments: VariableRegistry.all.map(\.id)) func everyVariableSaysWhatItIs(id: String) throws {
    let variable = try #require(VariableRegistry.variable(id))
    #expect(!variable.title.isEmpty && !variable.definition.isEmpty && !variable.source.isEmpty)
  }

  @Test(arguments: VariableRegistry.all.map(\.id))
  func everyVariableOfAnEmptyFileIsMissingOrHasOneValueAPatient(id: String) throws {
    let variable = try #require(VariableRegistry.variable(id))
    for patients in [0, 3] {
      let cohort = TinyCohort(visits: Array(repeating: [], count: patients)).cohort
      switch variable.compute(VariableStore(cohort)) {
      case .known(let column): #expect(column.count == patients)
      case .missing(let reason): #expect(!reason.text.isEmpty)
      }
      for patient in 0..<patients { #expect(!variable.explain(cohort, patient).isEmpty) }
    }
  }
}
