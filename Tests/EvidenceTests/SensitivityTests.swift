import Evidence
import Testing

@Suite struct SensitivityTests {
  @Test func `The first line is the reading as it stands, and every other differs from it`() {
    for scenario in ScenarioRegistry.all where scenario.selection != .none {
      let reading = EvidenceReading(scenario)
      let variations = reading.variations
      #expect(variations.first?.reading == reading)
      #expect(Set(variations.map(\.change)).count == variations.count, "\(scenario.id)")
      for variation in variations.dropFirst() {
        let isOther =
          variation.reading.contributions != reading.contributions || variation.reading.tauScale != reading.tauScale
        #expect(isOther, "\(scenario.id): \(variation.change)")
      }
    }
  }

  @Test func `Every switch is tried where it can change something`() throws {
    let adjusted = EvidenceReading(try #require(ScenarioRegistry.scenario("adjusted"))).variations.map(\.change)
    for words in ["without ALSummit", "−0.1", "+0.1", "censored", "left out", "bias", "τ 0.5"] {
      #expect(adjusted.contains { $0.contains(words) }, "\(words)")
    }
    let blinded = EvidenceReading(try #require(ScenarioRegistry.scenario("blinded"))).variations.map(\.change)
    #expect(blinded.contains("with Oh-2018"))
    #expect(!blinded.contains { $0.contains("bias") })
  }

  @Test func `Without a synthesis there is nothing to vary`() throws {
    #expect(EvidenceReading(try #require(ScenarioRegistry.scenario("none"))).variations.count == 1)
  }
}
