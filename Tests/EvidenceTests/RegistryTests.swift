import Evidence
import Foundation
import Statistics
import TestKit
import Testing

@Suite struct RegistryTests {
  private static let all = TrialRegistry.all + TrialRegistry.excluded

  @Test func `Every trial has a name of its own, a source and a risk of bias`() {
    #expect(Set(RegistryTests.all.map(\.id)).count == RegistryTests.all.count)
    for trial in RegistryTests.all {
      #expect(!trial.citations.isEmpty, "\(trial.id)")
      #expect(trial.citations.allSatisfy { !$0.short.isEmpty && !$0.reference.isEmpty }, "\(trial.id)")
      #expect(trial.result.hasSuffix("."), "\(trial.id): a sentence")
      #expect(!trial.riskOfBias.isEmpty && !trial.design.control.isEmpty && !trial.dosing.routes.isEmpty, "\(trial.id)")
    }
  }

  @Test func `Each file with a trial is in the registry`() throws {
    let folder = Fixture.root.deletingLastPathComponent().appending(path: "Sources/Evidence/Trials")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path()).filter { $0.hasSuffix(".swift") }
    #expect(files.count == RegistryTests.all.count)
  }

  @Test func `Only controlled trials carry an effect`() {
    for trial in TrialRegistry.all where trial.effect != nil { #expect(trial.isControlled, "\(trial.id)") }
    #expect(TrialRegistry.excluded.allSatisfy { $0.effect == nil })
  }

  @Test func `Trials stand newest first`() {
    let years = TrialRegistry.all.map(\.year)
    #expect(years == years.sorted(by: >))
  }

  @Test func `The designated effect of a trial is one of its rows, and of the same size`() throws {
    for trial in TrialRegistry.all {
      let designated = trial.effects.filter { $0.role == .synthesis }
      #expect(designated.count == (trial.effect == nil ? 0 : 1), "\(trial.id)")
      guard let effect = trial.effect, let row = designated.first else { continue }
      #expect(effect.standardError > 0 && !effect.derivation.isEmpty)
      if effect.origin == .notSignificant {
        #expect(effect.pointsPerMonth == 0 && row.number == nil, "\(trial.id)")
      } else {
        let slope = try #require(row.slope)
        expectClose(effect.pointsPerMonth, slope.value, relative: 1e-8, "\(trial.id)")
        expectClose(effect.standardError, slope.standardError, relative: 1e-8, "\(trial.id)")
      }
    }
  }

  @Test func `Assumed standard errors follow from the stated spread and size`() {
    // 1.3·√(1/36 + 1/12); 8·√(2/46)/12; 5·√(1/30 + 1/10)/6.
    let expected = [
      "NurOwn-P2": 1.3 * (1.0 / 36 + 1.0 / 12).squareRoot(), "ALSummit": 8 * (2.0 / 46).squareRoot() / 12,
      "Aguera-2025": 5 * (1.0 / 30 + 1.0 / 10).squareRoot() / 6,
    ]
    for (id, error) in expected {
      expectClose(TrialRegistry.trial(id)?.effect?.standardError, error, relative: 1e-9, "\(id)")
    }
  }

  @Test func `Intervals hold their estimate, errors are positive, sources are given`() {
    for trial in RegistryTests.all {
      for effect in trial.effects {
        #expect(!effect.endpoint.isEmpty && !effect.group.words.isEmpty, "\(effect.row)")
        if effect.confidence != .derived, effect.confidence != .noSource {
          #expect(!effect.sources.isEmpty, "\(effect.row)")
        }
        #expect(effect.sources.allSatisfy { $0.hasPrefix("http") && !$0.contains(" ") }, "\(effect.row)")
        guard let number = effect.number else {
          #expect([.statement, .notReported].contains(effect.comparison), "\(effect.row)")
          continue
        }
        if let error = number.standardError { #expect(error > 0, "\(effect.row)") }
        if let interval = number.interval {
          #expect(interval.low < number.estimate && number.estimate < interval.high, "\(effect.row)")
        }
        if number.unit != .share { #expect(!effect.derivation.isEmpty, "\(effect.row)") }
      }
    }
  }

  @Test func `A printed standard error agrees with the printed limits`() throws {
    for effect in RegistryTests.all.flatMap(\.effects) {
      guard let number = effect.number, let limits = number.limits, let error = number.standardError else { continue }
      let implied = (limits.upperBound - limits.lowerBound) / 3.92
      #expect(abs(implied / error - 1) < 0.05, "\(effect.row): \(error), limits give \(implied)")
    }
  }

  @Test func `A difference is that of its arms`() {
    for effect in RegistryTests.all.flatMap(\.effects) where effect.comparison == .difference {
      guard let number = effect.number, let treated = effect.treated?.center, let control = effect.control?.center
      else { continue }
      // The one on the Appel scale is adjusted, and its sign is turned.
      if effect.row == "E054" { continue }
      #expect(abs(treated - control - number.estimate) <= 0.011, "\(effect.row)")
    }
  }

  @Test func `Subgroups are named with how they were chosen`() {
    for effect in RegistryTests.all.flatMap(\.effects) where effect.kind == .modification {
      #expect(effect.group.status != nil, "\(effect.row)")
    }
    let thresholds = TrialRegistry.trial("NurOwn-P3")?.effects.filter { $0.role == .superseded } ?? []
    #expect(thresholds.count == 9)
    #expect(thresholds.allSatisfy { $0.group.status == .postHoc })
  }

  @Test func `Reviews, record and audit name their sources`() {
    for citation in ReviewRegistry.all.map(\.citation) + RegulatoryRecord.events.map(\.source)
      + CitationAudit.findings.map(\.source)
    {
      #expect(!citation.short.isEmpty && !citation.reference.isEmpty)
    }
    #expect(Set(ReviewRegistry.all.map(\.id)).count == ReviewRegistry.all.count)
    #expect(CitationAudit.findings.first?.finding.contains("Aljabri") == true)
    #expect(RegulatoryRecord.events.contains { $0.event.contains("17 no, 1 yes, 1 abstention") })
  }

  @Test func `No text promises anything`() {
    let texts =
      RegistryTests.all.flatMap { trial in
        [trial.title, trial.design.words, trial.design.control, trial.result, trial.riskOfBias, trial.overlap]
          + trial.effects.flatMap { [$0.endpoint, $0.group.words, $0.note, $0.derivation] }
      } + HarmRegistry.all.flatMap { [$0.harm.event, $0.harm.among, $0.harm.note] } + HarmRegistry.gaps.map(\.words)
      + ClaimRegistry.all.flatMap { [$0.text, $0.reason] } + ScenarioRegistry.all.map(\.title)
      + ReviewRegistry.all.flatMap { [$0.scope, $0.finding, $0.limits] } + RegulatoryRecord.events.map(\.event)
      + CitationAudit.findings.flatMap { [$0.statement, $0.finding] }
      + ScenarioRegistry.all.map { Wording.basis($0) }
      + [Wording.notAdvice, Wording.estimand, Wording.beforeAfter, Wording.unknown]
    for text in texts { #expect(WordingLaw.broken(text).isEmpty, "\(text)") }
  }

  @Test func `No gene is shown`() {
    let isShown = RegistryTests.all.map { "\($0)" }.joined().contains("UNC13A")
    #expect(!isShown)
  }
}
