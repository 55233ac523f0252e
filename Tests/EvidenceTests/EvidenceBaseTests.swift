import Evidence
import Testing

@Suite struct EvidenceBaseTests {
  private func trial(_ id: String, year: Int = 2026) throws -> Trial {
    var trial = try #require(TrialRegistry.trial("NurOwn-P3"))
    trial.id = id
    trial.year = year
    return trial
  }

  @Test func `A trial of the same name takes the place of the known one, others stand first`() throws {
    let base = EvidenceBase.builtIn.merging([try trial("New-1"), try trial("Oh-2018"), try trial("New-2")])
    #expect(base.trials.count == TrialRegistry.all.count + 2)
    #expect(base.trials.prefix(2).map(\.id) == ["New-1", "New-2"])
    #expect(base.trial("Oh-2018")?.year == 2026)
    #expect(base.changed == ["New-1", "Oh-2018", "New-2"])
    #expect(!base.isBuiltIn && EvidenceBase.builtIn.isBuiltIn)
  }

  @Test func `A new controlled trial enters the scenarios that it fits`() throws {
    let base = EvidenceBase.builtIn.merging([try trial("New-1")])
    for scenario in ScenarioRegistry.all {
      let counts = EvidenceReading(scenario, in: base).trials.contains { $0.id == "New-1" }
      #expect(counts == (scenario.selection != .none), "\(scenario.id)")
    }
    let words = Wording.basis(EvidenceReading(ScenarioRegistry.all[0], in: base))
    #expect(words.contains("6 controlled trials") && words.contains("New-1 from your evidence file"))
  }

  @Test func `Controlled trials stand with printed numbers first, oldest first`() {
    #expect(
      EvidenceBase.builtIn.controlled.map(\.id) == ["Oh-2018", "NurOwn-P3", "NurOwn-P2", "ALSummit", "Aguera-2025"])
  }
}
