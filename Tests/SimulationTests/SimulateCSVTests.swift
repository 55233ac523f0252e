import Simulation
import TestKit
import Testing

struct SimulateCSVTests {
  @Test(arguments: [
    ("register", SimulationPlan(design: .register, patients: 1_200, seed: 20_261_124)),
    ("trial", SimulationPlan(design: .trial, patients: 400, seed: 20_261_124, effect: 0.30)),
  ])
  func `The files in Fixtures come from their plans byte for byte`(name: String, plan: SimulationPlan) throws {
    let file = try Fixture.bytes("Cohorts/\(name).csv")
    // Compared before it is expected: a megabyte of numbers is no message.
    let isSame = file == simulateCSV(plan)
    #expect(isSame, "the file no longer follows from its plan in Fixtures/Cohorts/README.md")
    #expect(file.count <= (name == "register" ? 1_200_000 : 600_000))
  }

  @Test(arguments: SimulationPlan.Design.allCases)
  func `The first patients do not depend on how many follow`(design: SimulationPlan.Design) {
    let few = simulateCSV(SimulationPlan(design: design, patients: 12, seed: 3))
    let more = simulateCSV(SimulationPlan(design: design, patients: 30, seed: 3))
    #expect(more.starts(with: few))
    #expect(simulateCSV(SimulationPlan(design: design, patients: 12, seed: 4)) != few)
  }

  @Test func `No patients give the header alone`() {
    let text = String(decoding: simulateCSV(SimulationPlan(design: .register, patients: 0, seed: 1)), as: UTF8.self)
    #expect(text.hasPrefix("data_origin,patient_id,symptom_months,"))
    #expect(text.hasSuffix("alsfrsr_total,fvc_pct\n"))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test(arguments: SimulationPlan.Design.allCases)
  func `Every row is synthetic, whole and within the range of its columns`(design: SimulationPlan.Design) {
    let cohort = SimulatedCohort(SimulationPlan(design: design, patients: 150, seed: 8))
    #expect(cohort.patients.count == 150)
    for visits in cohort.patients {
      #expect(visits[0].months == 0)
      #expect(zip(visits, visits.dropFirst()).allSatisfy { $0.months < $1.months })
      for visit in visits {
        #expect(visit.row.count == cohort.header.count)
        #expect(visit["data_origin"] == "synthetic")
        #expect(visit["q5a_cutting"] == "" || visit["q5b_cutting"] == "")
        #expect((visit.scores == nil) == (visit.total == nil))
        if let scores = visit.scores {
          #expect(scores.allSatisfy { (0...4).contains($0) })
          #expect(Double(scores.reduce(0, +)) == visit.total)
        }
        if let capacity = Double(visit["fvc_pct"]) { #expect((8...145).contains(capacity)) }
      }
    }
  }

  @Test(arguments: SimulationPlan.Design.allCases)
  func `Facts repeat, and nobody is seen after death, tracheostomy or the last contact`(
    design: SimulationPlan.Design
  ) throws {
    let cohort = SimulatedCohort(SimulationPlan(design: design, patients: 300, seed: 9))
    for visits in cohort.patients {
      let facts = visits.map { visit in cohort.header.prefix(15).map { visit[$0] } }
      #expect(Set(facts).count == 1)
      let first = visits[0]
      let last = try #require(visits.last)
      let contact = try #require(Double(first["last_contact_months"]))
      #expect(last.months <= contact)
      #expect((first["died"] == "yes") == (first["death_months"] != ""))
      if let death = Double(first["death_months"]) { #expect(last.months <= death && death == contact) }
      if let tube = Double(first["tracheostomy_months"]) { #expect(last.months <= tube && tube <= contact) }
      if let onset = Double(first["symptom_months"]) {
        #expect(try #require(Double(first["diagnostic_delay"])) <= onset)
      }
    }
  }

  @Test func `A gastrostomy stays`() {
    let cohort = SimulatedCohort(SimulationPlan(design: .register, patients: 300, seed: 10))
    var placed = 0
    for visits in cohort.patients {
      let tubes = visits.filter { $0.scores != nil }.map(\.hasGastrostomy)
      #expect(zip(tubes, tubes.dropFirst()).allSatisfy { !$0 || $1 })
      if tubes.contains(true) { placed += 1 }
    }
    #expect((20...100).contains(placed))
  }

  @Test func `A trial randomises 1 : 1 people who meet its criteria`() throws {
    let cohort = SimulatedCohort(SimulationPlan(design: .trial, patients: 400, seed: 11))
    #expect(cohort.word("arm").filter { $0 == "msc" }.count == 200)
    #expect(Set(cohort.word("arm")) == ["msc", "control"])
    for visits in cohort.patients {
      if let total = visits[0].total { #expect(total >= 25) }
      if let onset = Double(visits[0]["symptom_months"]) { #expect(onset <= 24) }
      if let capacity = Double(visits[0]["fvc_pct"]) { #expect(capacity >= 65) }
      #expect(visits.allSatisfy { $0.months <= 6.7 })
      #expect(
        Set(visits.compactMap { Int($0["week"]) }).isSubset(of: Set(stride(from: 0, through: 28, by: 4))))
    }
  }

  // The same draws with and without the effect differ by the effect alone, apart from the ends of the scale.
  @Test func `The planted effect is found in the treated arm and nowhere else`() {
    let with = SimulatedCohort(SimulationPlan(design: .trial, patients: 1_000, seed: 12, effect: 0.30))
    let without = SimulatedCohort(SimulationPlan(design: .trial, patients: 1_000, seed: 12, effect: 0))
    var products = 0.0
    var squares = 0.0
    for (treated, plain) in zip(with.patients, without.patients) {
      let pairs = zip(treated, plain).filter { $0.months == $1.months }
      for (visit, other) in pairs {
        guard let total = visit.total, let otherTotal = other.total else { continue }
        if treated[0]["arm"] == "control" {
          #expect(total == otherTotal)
        } else {
          products += visit.months * (total - otherTotal)
          squares += visit.months * visit.months
        }
      }
    }
    expectClose(products / squares, 0.30, relative: 0.015)
  }

  @Test func `Facts are missing as often as in a register, and only some facts`() {
    let cohort = SimulatedCohort(SimulationPlan(design: .register, patients: 1_000, seed: 13))
    func missing(_ column: String) -> Double {
      Double(cohort.word(column).filter { $0 == "" }.count) / Double(cohort.patients.count)
    }
    #expect((0.20...0.30).contains(missing("c9orf72")))
    #expect((0.01...0.05).contains(missing("symptom_months")))
    #expect(missing("age") == 0)
    #expect(missing("sex") == 0)
    #expect(missing("onset_site") == 0)
    let visits = cohort.patients.joined()
    #expect((0.008...0.025).contains(Double(visits.filter { $0.total == nil }.count) / Double(visits.count)))
  }
}
