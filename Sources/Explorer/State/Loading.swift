import Cohorts
import Projection
import Reports
import TerminalUI

// Reading the inputs: asked for at the start and whenever the plan reads them in another way; whole, in part, or not at all.
extension ExplorerState {
  /// Reads the inputs again by the plan, from memory where they are there.
  mutating func load() -> [Effect] {
    generation += 1
    let isRunning = job != nil
    let total = inputs.reduce(0) { $0 + $1.byteCount }
    job = .loading(LoadProgress(doneBytes: 0, totalBytes: total))
    isStopping = false
    loadFailure = nil
    let request = Effect.load(arrangement.plan, generation: generation)
    return isRunning ? [.cancelWork, request] : [request]
  }

  /// r: reads what was not read, or works out what was stopped.
  mutating func resume() -> [Effect] { cohort == nil || partialRows != nil ? load() : analyze() }

  // MARK: Answers of the worker

  mutating func take(_ cohort: LoadedCohort, _ number: Int) -> [Effect] {
    guard number == generation else { return [] }
    // A correction that was stopped half-way leaves the cohort as it was.
    if cohort.reading.completeness != .complete, self.cohort?.reading.completeness == .complete { return takeStop() }
    let isCorrection = self.cohort != nil
    // A profile may have said more than the command line.
    if !isCorrection { arrangement.plan.reading = cohort.plan }
    let header = selectedHeader
    self.cohort = cohort
    preview = nil
    let wasStopping = isStopping
    job = nil
    isStopping = false
    // Rows of patients and strata are those of the cohort before.
    analysis = nil
    analysisFailure = nil
    card = nil
    guard partialRows == nil else {
      stack = [.data]
      panel = 1
      say("stopped after \(NumberFormat.grouped(partialRows ?? 0)) rows; \(howToReadTheRest)")
      return []
    }
    if isCorrection {
      stack = place == .data ? [.strata, .data] : stack.filter { $0 == .strata || $0 == .data || $0 == .evidence }
      if stack.isEmpty { stack = [.strata] }
      settle()
      if let row = header.flatMap({ cohort.row(ofColumn: $0) }) { self[.columns].select(row) }
      if let effect = corrected.flatMap({ cohort.effect(onColumn: $0) }) { say(effect) }
      corrected = nil
      return analyze()
    }
    if wasStopping { say("all rows had been read before it stopped") }
    // Errors in the file are the first thing to see; else the strata are.
    let errors = cohort.reading.findingCounts[.error] ?? 0
    if errors == 0 || stack == [.data] { stack = errors == 0 ? [.strata] : [.strata, .data] }
    if errors > 0 {
      panel = 0
      complain("\(errors) \(errors == 1 ? "error" : "errors") in the file: read them here, then press 1")
    } else if let line = cohort.doubtsLine {
      say(line + "; 5 shows them")
    }
    return analyze()
  }

  private var selectedHeader: String? {
    guard let cohort, cohort.columnPlaces.indices.contains(self[.columns].selected) else { return nil }
    return cohort.column(at: self[.columns].selected).header
  }

  mutating func takeFailure(_ words: String) -> [Effect] {
    job = nil
    isStopping = false
    corrected = nil
    if cohort == nil { loadFailure = words } else { takeBackReading() }
    complain(words.split(separator: "\n").first.map(String.init) ?? words)
    return []
  }

  mutating func takeStop() -> [Effect] {
    job = nil
    isStopping = false
    corrected = nil
    guard cohort != nil else {
      let again = cannotReadAgain ?? "r reads again"
      loadFailure = "Reading was stopped; nothing was kept; \(again)."
      say("stopped: nothing was kept; \(again), Q leaves")
      return []
    }
    takeBackReading()
    say("stopped: the columns are as before")
    return []
  }

  /// The reading that is on the screen stays: the one that failed is forgotten.
  private mutating func takeBackReading() {
    guard let cohort, arrangement.plan.reading != cohort.plan else { return }
    if let before = history.forgetLast() { arrangement = before }
    arrangement.plan.reading = cohort.plan
  }
}
