import CSV
import Statistics

/// One row of an evidence file on its way to a trial; collects what is wrong with it.
struct EvidenceRow {
  let line: Int
  private let cells: [EvidenceColumn: String]
  private(set) var problems: [EvidenceFileProblem] = []

  init(line: Int, columns: [EvidenceColumn], fields: [String]) {
    self.line = line
    cells = Dictionary(zip(columns, fields)) { first, _ in first }
  }

  /// The trial; `nil` if anything is wrong.
  mutating func trial() -> Trial? {
    for column in EvidenceColumn.required where text(column).isEmpty {
      add(column, "nothing", column.expectation)
    }
    let id = text(.trial)
    let isName = id.utf8.count <= 40 && id.utf8.allSatisfy(EvidenceRow.isPlain)
    if !isName { add(.trial, quoted(.trial), EvidenceColumn.trial.expectation) }
    let year = whole(.year, in: 1990...2100)
    let allocation: TrialDesign.Allocation? = word(.design)
    let blinding: TrialDesign.Blinding? = word(.blinding)
    let treated = whole(.treated, in: 1...1_000_000)
    let controls = whole(.controls, in: 1...1_000_000)
    if let allocation, allocation != .randomised, controls != nil {
      add(.controls, quoted(.controls), "nothing: the design is \"\(allocation.rawValue)\"")
    }
    let source: CellProduct.Source? = word(.cellSource)
    let donor: CellProduct.Donor? = word(.donor)
    let routes = routes()
    let criteria = criteria()
    let effect = effect(allocation)
    guard problems.isEmpty, let year, let allocation, let blinding else { return nil }
    return Trial(
      id: id, title: text(.title).isEmpty ? id : text(.title), year: year,
      design: TrialDesign(
        allocation, blinding, control: text(.control),
        "\(allocation.rawValue), \(blinding == .double ? "double blind" : "open label")"),
      product: CellProduct(text(.product).isEmpty ? "MSC" : text(.product), source ?? .notStated, donor ?? .notStated),
      dosing: Dosing(
        routes, dose: optional(.dose), injections: text(.injections).isEmpty ? "not stated" : text(.injections),
        followUp: optional(.followUp)),
      treated: treated, controls: controls, result: text(.result), riskOfBias: text(.riskOfBias), effect: effect,
      criteria: criteria, citations: [Citation(short: text(.source), reference: text(.reference))])
  }

  // MARK: Effect

  private static let effectColumns: [EvidenceColumn] = [.effect, .unit, .months, .se, .low, .high]

  private mutating func effect(_ allocation: TrialDesign.Allocation?) -> SlopeEffect? {
    let before = problems.count
    guard let origin: SlopeEffect.Origin = word(.number) else {
      // A word that is not known has its own problem.
      if text(.number).isEmpty {
        for column in EvidenceRow.effectColumns where !text(column).isEmpty {
          add(column, quoted(column), "nothing, or a word in the column number that says how it was come by")
        }
      }
      return nil
    }
    if let allocation, allocation != .randomised {
      add(
        .number, quoted(.number),
        "nothing: the design is \"\(allocation.rawValue)\", and only randomised comparisons have an effect")
    }
    let months = number(.months, in: 0...60, aboveLow: true)
    let value = number(.effect, in: -48...48)
    let error = number(.se, in: 0...48, aboveLow: true)
    let low = number(.low, in: -48...48)
    let high = number(.high, in: -48...48)
    var divisor = 1.0
    switch text(.unit) {
    case EffectNumber.Unit.pointsPerMonth.rawValue: break
    case EffectNumber.Unit.points.rawValue:
      if text(.months).isEmpty { add(.months, "nothing", "the months over which the points came about") }
      divisor = months ?? 1
    default: add(.unit, text(.unit).isEmpty ? "nothing" : quoted(.unit), EvidenceColumn.unit.expectation)
    }
    if origin == .notSignificant {
      for column in [EvidenceColumn.effect, .low, .high] where !text(column).isEmpty {
        add(column, quoted(column), "nothing: the number is \"\(origin.rawValue)\"")
      }
      if text(.se).isEmpty { add(.se, "nothing", "the standard error that the size of the trial implies") }
    } else {
      if text(.effect).isEmpty { add(.effect, "nothing", EvidenceColumn.effect.expectation) }
      checkLimits(value, error, low, high)
    }
    guard problems.count == before, let spread = error ?? limitsError(low, high) else { return nil }
    let words = text(.derivation)
    return SlopeEffect(
      pointsPerMonth: origin == .notSignificant ? 0 : (value ?? 0) / divisor, standardError: spread / divisor,
      origin: origin, derivation: words.isEmpty ? "from an evidence file, line \(line)" : words)
  }

  private mutating func checkLimits(_ value: Double?, _ error: Double?, _ low: Double?, _ high: Double?) {
    let hasLow = !text(.low).isEmpty
    if hasLow != !text(.high).isEmpty {
      let empty = hasLow ? EvidenceColumn.high : .low
      add(empty, "nothing", "both limits or none")
    }
    if text(.se).isEmpty, !hasLow, text(.high).isEmpty { add(.se, "nothing", "a standard error, or both limits") }
    guard let low, let high else { return }
    guard low < high else {
      add(.high, quoted(.high), "a number above the lower limit, \(low)")
      return
    }
    if let value, !(low...high).contains(value) {
      add(.effect, quoted(.effect), "a number between its limits, \(low) and \(high)")
    }
    // Limits from t instead of z, and rounding, make a few percent.
    if let error, let implied = limitsError(low, high), abs(error - implied) > 0.1 * implied {
      let rounded = (implied * 1000).rounded() / 1000
      add(.se, quoted(.se), "about \(rounded), which the limits \(low) and \(high) give")
    }
  }

  private func limitsError(_ low: Double?, _ high: Double?) -> Double? {
    guard let low, let high else { return nil }
    return (high - low) / (2 * Normal.z975)
  }

  // MARK: Criteria

  private mutating func criteria() -> [EntryCriterion] {
    var criteria = [
      criterion(.alsfrsrTotal, .minALSFRSR, .maxALSFRSR, 0...48, "ALSFRS-R", ""),
      criterion(.monthsSinceOnset, .minOnset, .maxOnset, 0...600, "onset", " months ago"),
      criterion(.monthsSinceDiagnosis, .minDiagnosis, .maxDiagnosis, 0...600, "diagnosis", " months ago"),
      criterion(.vitalCapacityPercent, .minVitalCapacity, .maxVitalCapacity, 0...200, "vital capacity", " %"),
      criterion(.ageYears, .minAge, .maxAge, 0...120, "age", ""),
      criterion(.recentLossPerMonth, .minLoss, .maxLoss, -10...48, "recent loss", " points/month"),
    ].compactMap { $0 }
    switch text(.riluzole) {
    case "": break
    case "yes": criteria.append(EntryCriterion(measure: .usesRiluzole, atLeast: 1, text: "on riluzole"))
    case "no": criteria.append(EntryCriterion(measure: .usesRiluzole, atMost: 0, text: "not on riluzole"))
    default: add(.riluzole, quoted(.riluzole), EvidenceColumn.riluzole.expectation)
    }
    return criteria
  }

  private mutating func criterion(
    _ measure: EntryCriterion.Measure, _ least: EvidenceColumn, _ greatest: EvidenceColumn,
    _ range: ClosedRange<Double>,
    _ name: String, _ unit: String
  ) -> EntryCriterion? {
    let low = number(least, in: range)
    let high = number(greatest, in: range)
    if let low, let high, low > high {
      add(greatest, quoted(greatest), "at least \(least.rawValue), \(low)")
      return nil
    }
    let words: String
    switch (low == nil ? "" : text(least), high == nil ? "" : text(greatest)) {
    case ("", ""): return nil
    case (let low, ""): words = "\(name) ≥ \(low)\(unit)"
    case ("", let high): words = "\(name) ≤ \(high)\(unit)"
    case (let low, let high): words = "\(name) \(low) to \(high)\(unit)"
    }
    return EntryCriterion(measure: measure, atLeast: low, atMost: high, text: words)
  }

  // MARK: Cells

  private func text(_ column: EvidenceColumn) -> String { cells[column] ?? "" }

  private func optional(_ column: EvidenceColumn) -> String? { text(column).isEmpty ? nil : text(column) }

  private func quoted(_ column: EvidenceColumn) -> String { "\"\(text(column))\"" }

  private mutating func add(_ column: EvidenceColumn, _ found: String, _ expected: String) {
    problems.append(EvidenceFileProblem(line: line, column: column.rawValue, found: found, expected: expected))
  }

  /// The number of a cell; `nil` if the cell is empty, or wrong, which is a problem.
  private mutating func number(
    _ column: EvidenceColumn, in range: ClosedRange<Double>, aboveLow: Bool = false
  ) -> Double? {
    switch NumberField.parse(text(column)) {
    case .blank: return nil
    case .number(let value) where range.contains(value) && !(aboveLow && value == range.lowerBound): return value
    case .number, .notANumber, .overflow:
      add(column, quoted(column), column.expectation)
      return nil
    }
  }

  private mutating func whole(_ column: EvidenceColumn, in range: ClosedRange<Int>) -> Int? {
    guard !text(column).isEmpty else { return nil }
    let value = NumberField.parse(text(column)).value
    guard let value, value == value.rounded(), Double(range.lowerBound)...Double(range.upperBound) ~= value else {
      add(column, quoted(column), column.expectation)
      return nil
    }
    return Int(value)
  }

  private mutating func word<Word: RawRepresentable>(_ column: EvidenceColumn) -> Word? where Word.RawValue == String {
    guard !text(column).isEmpty else { return nil }
    guard let word = Word(rawValue: text(column)) else {
      add(column, quoted(column), column.expectation)
      return nil
    }
    return word
  }

  private mutating func routes() -> [Route] {
    var routes: [Route] = []
    for part in text(.route).split(separator: "+") {
      guard let route = Route(rawValue: String(part.filter { $0 != " " })) else {
        add(.route, quoted(.route), EvidenceColumn.route.expectation)
        return []
      }
      routes.append(route)
    }
    return routes
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
