/// The rules that a file is checked against. The raw value is the stable identifier of `Finding.rule`.
enum FindingRule: String, CaseIterable, Sendable {
  case ambiguousCode = "ambiguous-code"
  case ambiguousDate = "ambiguous-date"
  case blankRow = "blank-row"
  case bothFormsOfItem5 = "both-5a-and-5b"
  case comment
  case conflict
  case deathBeforeIndex = "death-before-index"
  case deathBeforeOnset = "death-before-onset"
  case deathWithoutTime = "death-without-time"
  case diagnosisAfterIndex = "diagnosis-after-index"
  case diagnosisBeforeOnset = "diagnosis-before-onset"
  case duplicateHeader = "duplicate-header"
  case duplicatePatient = "duplicate-patient"
  case duplicateRow = "duplicate-row"
  case duplicateVisit = "duplicate-visit"
  case emptyPatientID = "empty-patient-id"
  case eventCoding = "event-coding"
  case eventAfterDeath = "event-after-death"
  case footer
  case fortyPointTotal = "alsfrs-40"
  case identifier
  case join
  case layout
  case leftOut = "left-out"
  case missingCode = "missing-code"
  case negativeTime = "before-index"
  case notADate = "not-a-date"
  case notANumber = "not-a-number"
  case notUTF8 = "not-utf8"
  case onsetAfterIndex = "onset-after-index"
  case openQuote = "open-quote"
  case outOfOrder = "out-of-order"
  case outOfRange = "out-of-range"
  case partialDate = "partial-date"
  case preamble
  case raggedRow = "ragged-row"
  case scoreRise = "score-rise"
  case similarID = "similar-id"
  case timeZeroUnavailable = "time-zero"
  case tooManyLevels = "too-many-levels"
  case overFortyPoints = "alsfrs-over-40"
  case totalMismatch = "total-mismatch"
  case undatedVisit = "undated-visit"
  case unitNotStated = "unit-not-stated"
  case unknownWord = "unknown-word"
  case visitAfterDeath = "visit-after-death"

  var index: Int { FindingRule.allCases.firstIndex(of: self) ?? 0 }
}

/// A finding whose line is not counted yet: it knows its byte.
struct PendingFinding: Sendable {
  var severity: Finding.Severity
  var rule: FindingRule
  /// Address of the record; negative for a table as a whole, see `FindingLog.whole`.
  var offset: Int
  /// Index of the column; −1 for the whole row.
  var column: Int
  var patient: String
  var message: String
  var consequence: Finding.Consequence
}

/// Collects findings: all are counted, the first `Reading.findingLimit` of each rule are kept.
struct FindingLog: Sendable {
  private(set) var listed: [PendingFinding] = []
  private var ofRule = [Int](repeating: 0, count: FindingRule.allCases.count)
  private(set) var counts: [Finding.Severity: Int] = [:]

  mutating func add(
    _ severity: Finding.Severity, _ rule: FindingRule, offset: Int, column: Int = -1, patient: String = "",
    _ consequence: Finding.Consequence, _ message: @autoclosure () -> String
  ) {
    counts[severity, default: 0] += 1
    let index = rule.index
    ofRule[index] += 1
    guard ofRule[index] <= Reading.findingLimit else { return }
    listed.append(
      PendingFinding(
        severity: severity, rule: rule, offset: offset, column: column, patient: patient, message: message(),
        consequence: consequence))
  }

  /// The offset that stands for table `table` as a whole.
  static func whole(_ table: Int) -> Int { -1 - table }

  /// The findings of a table with addresses and columns counted in the stack.
  func stacked(_ table: Int, base: Int, firstColumn: Int) -> FindingLog {
    if table == 0 { return self }
    var log = self
    for index in log.listed.indices {
      log.listed[index].offset =
        log.listed[index].offset < 0 ? FindingLog.whole(table) : log.listed[index].offset + base
      if log.listed[index].column >= 0 { log.listed[index].column += firstColumn }
    }
    return log
  }

  /// Adds another log after this one.
  mutating func append(_ other: FindingLog) {
    for finding in other.listed {
      let index = finding.rule.index
      if ofRule[index] < Reading.findingLimit { listed.append(finding) }
      ofRule[index] += 1
    }
    for rule in FindingRule.allCases {
      let index = rule.index
      let unlisted = other.ofRule[index] - min(other.ofRule[index], Reading.findingLimit)
      ofRule[index] += unlisted
    }
    counts.merge(other.counts, uniquingKeysWith: +)
  }
}
