/// A reading with one thing changed, and what.
public struct Variation: Hashable, Sendable {
  /// Which assumption.
  public enum Assumption: String, Sendable, CaseIterable {
    /// None: as stated.
    case none = "as stated"
    /// Which trials count.
    case trials = "which trials count"
    /// How failed trials without numbers are read.
    case failedTrials = "failed trials without numbers"
    /// What is subtracted from open-label trials.
    case bias = "bias of open-label trials"
    /// The prior of τ.
    case spread = "spread between settings"
  }

  /// What was changed: which assumption.
  public let assumption: Assumption
  /// What was changed: "without Oh-2018".
  public let change: String
  /// The reading.
  public let reading: EvidenceReading
}

extension EvidenceReading {
  /// The reading as it stands, without each of its trials, and with each of its assumptions changed; the reading alone
  /// if nothing is synthesised. O(trials).
  public var variations: [Variation] {
    let asStated = Variation(assumption: .none, change: "as stated", reading: self)
    guard !isAssumption else { return [asStated] }
    return [asStated]
      + leavingOneOut.map { Variation(assumption: .trials, change: "without \($0.trial)", reading: $0.reading) }
      + adding + nulls + bias + spread
  }

  /// With each controlled trial that is not counted.
  private var adding: [Variation] {
    base.controlled.filter { !trials.contains($0) && !options.dropped.contains($0.id) }.compactMap { trial in
      var options = options
      options.added.append(trial.id)
      let reading = with(options)
      return reading.trials.contains(trial)
        ? Variation(assumption: .trials, change: "with \(trial.id)", reading: reading) : nil
    }
  }

  private var nulls: [Variation] {
    guard imputedTrials > 0 else { return [] }
    let all: [(String, SynthesisOptions.UnpublishedNulls)] = [
      ("failed trials as 0", .value(0)), ("failed trials as −0.1", .value(-0.1)),
      ("failed trials as +0.1", .value(0.1)),
      ("failed trials censored", .censored),
      ("failed trials left out", .leftOut),
    ]
    return all.filter { $0.1 != options.nulls }.compactMap { change, nulls in
      var options = options
      options.nulls = nulls
      let reading = with(options)
      // Left out, the others must be enough to be called a synthesis.
      return reading.contributions.isEmpty
        ? nil : Variation(assumption: .failedTrials, change: change, reading: reading)
    }
  }

  private var bias: [Variation] {
    guard trials.contains(where: { !$0.isBlinded }) else { return [] }
    let all: [(String, SynthesisOptions.Bias)] = [
      ("no open-label bias", .none), ("open-label bias 0.15 ± 0.20", .normal(.init(mean: 0.15, sd: 0.20))),
      ("open-label bias 0.30 ± 0.20", .normal(.init(mean: 0.30, sd: 0.20))),
    ]
    return all.compactMap { change, bias in
      var options = options
      options.bias = bias
      let reading = with(options)
      return reading.contributions == contributions
        ? nil : Variation(assumption: .bias, change: change, reading: reading)
    }
  }

  private var spread: [Variation] {
    [0.1, 0.25, 0.5].filter { $0 != tauScale }.map { scale in
      var options = options
      options.tauScale = scale
      return Variation(assumption: .spread, change: "scale of τ \(scale)", reading: with(options))
    }
  }
}
