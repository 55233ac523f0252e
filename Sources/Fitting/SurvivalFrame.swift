import Statistics

/// Times to an event of the rows of a formula whose response is `Surv(…)`.
struct SurvivalFrame {
  let frame: ModelFrame
  let sample: SurvivalSample

  /// Reads `Surv(time, event)`: events are 0 and 1, 1 and 2 (the larger is the event), or FALSE and TRUE. A refusal is
  /// that of the times.
  static func read(_ frame: ModelFrame) throws(FitError) -> Result<SurvivalFrame, SurvivalRefusal> {
    guard case .survival(let entry, let time, let event) = frame.formula.response else {
      throw frame.formula.error("expected Surv(time, event) on the left", at: 0)
    }
    try frame.refuseRandom()
    let times = try frame.numbers(time)
    let entries: [Double]? = if let entry { try frame.numbers(entry) } else { nil }
    let events = try flags(event, frame)
    return SurvivalSample.read(times: times, events: events, entries: entries).map {
      SurvivalFrame(frame: frame, sample: $0)
    }
  }

  /// A column of 0 and 1, 1 and 2, or FALSE and TRUE.
  static func flags(_ variable: Formula.Variable, _ frame: ModelFrame) throws(FitError) -> [Bool] {
    if frame.isFactor(variable) {
      let factor = try frame.factor(variable)
      let words = factor.levels.map { $0.uppercased() }
      guard words.allSatisfy({ ["TRUE", "FALSE"].contains($0) }) else {
        throw frame.formula.error(
          "\(variable.label) holds \(factor.levels.prefix(3).joined(separator: ", ")); expected 0 and 1, 1 and 2, or TRUE and FALSE",
          at: variable.position)
      }
      return factor.codes.map { words[$0] == "TRUE" }
    }
    let numbers = try frame.numbers(variable)
    let largest = numbers.max() ?? 0
    let isCoded = largest == 2 ? numbers.allSatisfy { $0 == 1 || $0 == 2 } : numbers.allSatisfy { $0 == 0 || $0 == 1 }
    guard isCoded else {
      throw frame.formula.error(
        "\(variable.label) holds other numbers than 0 and 1, or 1 and 2", at: variable.position)
    }
    return numbers.map { $0 == max(largest, 1) }
  }
}
