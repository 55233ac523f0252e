import Evidence
import Statistics
import TestKit
import Testing

@Suite struct EvidenceReadingTests {
  private func reading(_ scenario: String, _ options: SynthesisOptions = .standard) throws -> EvidenceReading {
    EvidenceReading(try #require(ScenarioRegistry.scenario(scenario)), options: options)
  }

  private func expectSame(_ first: EvidenceReading, _ second: EvidenceReading) {
    let (one, other) = (synthesize(first), synthesize(second))
    expectClose(one.mean.mean, other.mean.mean, relative: 1e-12)
    expectClose(one.newSetting.standardDeviation, other.newSetting.standardDeviation, relative: 1e-12)
  }

  @Test func `Adjusted without the open-label trial is the blinded scenario`() throws {
    expectSame(try reading("adjusted", SynthesisOptions(dropped: ["Oh-2018"])), try reading("blinded"))
  }

  @Test func `Adjusted without the failed trials is the scenario of those that reported`() throws {
    expectSame(try reading("adjusted", SynthesisOptions(nulls: .leftOut)), try reading("reported"))
  }

  @Test func `Reported with the failed trials added is adjusted`() throws {
    expectSame(
      try reading("reported", SynthesisOptions(added: ["NurOwn-P2", "ALSummit", "Aguera-2025"])),
      try reading("adjusted"))
  }

  @Test func `Dropping every trial leaves the prior`() throws {
    let all = try reading("adjusted").trials.map(\.id)
    let posterior = synthesize(try reading("adjusted", SynthesisOptions(dropped: all)))
    expectClose(posterior.mean.mean, 0, relative: 1e-12)
    expectClose(posterior.mean.standardDeviation, 0.25, relative: 1e-12)
  }

  @Test func `Leaving one out drops each trial in turn`() throws {
    let reading = try reading("adjusted")
    let without = reading.leavingOneOut
    #expect(without.map(\.trial) == reading.trials.map(\.id))
    for (trial, rest) in without {
      #expect(rest.trials.map(\.id) == reading.trials.map(\.id).filter { $0 != trial })
    }
  }

  @Test func `A failed trial counts as the number that it is told to count as`() throws {
    let down = try reading("adjusted", SynthesisOptions(nulls: .value(-0.1)))
    let up = try reading("adjusted", SynthesisOptions(nulls: .value(0.1)))
    for contribution in down.contributions where contribution.trial.effect?.origin == .notSignificant {
      #expect(contribution.effect.value == -0.1)
    }
    let means = [down, try reading("adjusted"), up].map { synthesize($0).mean.mean }
    #expect(means[0] < means[1] && means[1] < means[2])
  }

  @Test func `A wider prior of τ widens the next setting`() throws {
    let spreads = try [0.1, 0.25, 0.5].map { scale in
      synthesize(try reading("adjusted", SynthesisOptions(tauScale: scale))).newSetting.standardDeviation
    }
    #expect(spreads[0] < spreads[1] && spreads[1] < spreads[2])
  }

  @Test func `Switches that make no sense are refused in words`() {
    let base = EvidenceBase.builtIn
    #expect(SynthesisOptions.standard.problem(in: base) == nil)
    #expect(SynthesisOptions(dropped: ["Nobody"]).problem(in: base)?.contains("Nobody") == true)
    #expect(SynthesisOptions(added: ["Petrou-2016"]).problem(in: base)?.contains("Petrou-2016") == true)
    #expect(SynthesisOptions(dropped: ["Oh-2018"], added: ["Oh-2018"]).problem(in: base) != nil)
    #expect(SynthesisOptions(tauScale: 0).problem(in: base) != nil)
    #expect(SynthesisOptions(bias: .normal(.init(mean: 0, sd: -1))).problem(in: base) != nil)
    #expect(SynthesisOptions(nulls: .value(.infinity)).problem(in: base) != nil)
  }

  @Test func `Switches are read back from their command line`() {
    let nulls: [SynthesisOptions.UnpublishedNulls] = [.value(0), .value(-0.1), .value(0.1), .censored, .leftOut]
    for reading in nulls { #expect(SynthesisOptions.UnpublishedNulls(parsing: reading.text) == reading) }
    let biases: [SynthesisOptions.Bias] = [.asScenario, .none, .normal(.init(mean: 0.15, sd: 0.2))]
    for bias in biases { #expect(SynthesisOptions.Bias(parsing: bias.text) == bias) }
    for text in ["", "nil", "0.1/0.2/0.3", "0.1/-1", "nan"] { #expect(SynthesisOptions.Bias(parsing: text) == nil) }
    for text in ["", "inf", "nan", "none"] { #expect(SynthesisOptions.UnpublishedNulls(parsing: text) == nil) }
    #expect(SynthesisOptions.standard.commandLineArguments == [])
    let all = SynthesisOptions(
      dropped: ["Oh-2018"], added: ["ALSummit"], nulls: .value(-0.1), bias: .none, tauScale: 0.5)
    #expect(
      all.commandLineArguments
        == ["--drop", "Oh-2018", "--add", "ALSummit", "--nulls", "-0.1", "--bias", "none", "--tau", "0.5"])
  }

  @Test func `Words say as what failed trials are counted`() throws {
    #expect(Wording.failedTrials(try reading("adjusted", SynthesisOptions(nulls: .value(0.1)))).contains("+0.1 points"))
    #expect(
      Wording.failedTrials(try reading("adjusted", SynthesisOptions(nulls: .censored))).contains("not significant"))
    #expect(Wording.failedTrials(try reading("adjusted", SynthesisOptions(nulls: .leftOut))).contains("NOT counted (3"))
  }
}
