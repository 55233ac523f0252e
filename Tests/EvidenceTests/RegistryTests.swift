import Evidence
import Testing

@Suite struct RegistryTests {
  @Test func `Every trial has a name of its own and a source`() {
    #expect(Set(TrialRegistry.all.map(\.id)).count == TrialRegistry.all.count)
    for trial in TrialRegistry.all {
      #expect(!trial.citations.isEmpty, "\(trial.id)")
      #expect(trial.result.hasSuffix("."), "\(trial.id): a sentence")
    }
  }

  @Test func `Only controlled trials carry an effect`() {
    for trial in TrialRegistry.all where trial.effect != nil { #expect(trial.isControlled, "\(trial.id)") }
  }

  @Test func `Trials stand newest first`() {
    let years = TrialRegistry.all.map(\.year)
    #expect(years == years.sorted(by: >))
  }

  @Test func `A standard error is positive and a derivation is given`() {
    for effect in TrialRegistry.all.compactMap(\.effect) {
      #expect(effect.standardError > 0)
      #expect(!effect.derivation.isEmpty)
    }
  }

  @Test func `No text promises anything`() {
    let texts =
      TrialRegistry.all.flatMap { [$0.title, $0.design, $0.result] } + HarmRegistry.all.map(\.finding)
      + ClaimRegistry.all.flatMap { [$0.text, $0.reason] } + ScenarioRegistry.all.map(\.title)
      + ScenarioRegistry.all.map(Wording.basis) + [Wording.notAdvice, Wording.estimand]
    for text in texts {
      for word in Wording.forbidden {
        #expect(!text.lowercased().split { !$0.isLetter && $0 != "-" && $0 != " " }.joined().contains(word), "\(text)")
      }
    }
  }
}
