import Cohorts
import Projection
import Reports
import Strata
import TerminalUI

// Why things cannot be done now, in the words that a reader sees; `nil` where they can.
extension ExplorerState {
  /// Why there is nothing to go on with.
  var cannotResume: String? {
    if let job { return "\(job.title) goes on already" }
    if cohort == nil || partialRows != nil { return cannotReadAgain }
    return analysis?.projection.isDrawn == true ? "all rows were read" : nil
  }

  /// Why columns cannot be corrected.
  var cannotCorrect: String? {
    guard let cohort else { return needsCohort }
    return cohort.columnPlaces.isEmpty ? "there is no column" : nil
  }

  /// Why what needs a cohort cannot be done.
  var needsCohort: String? {
    if cohort != nil { return nil }
    if case .loading? = job { return "the file is being read" }
    return loadFailure ?? "nothing was read"
  }

  /// Why what needs strata cannot be done.
  var needsAnalysis: String? {
    if let partialWords { return "\(partialWords); \(howToReadTheRest)" }
    if cohort == nil {
      if case .loading? = job { return "waiting for all rows" }
      return loadFailure ?? "nothing was read"
    }
    return analysis == nil ? analysisFailure ?? "waiting for the strata" : nil
  }

  /// Why what was not read cannot be read now: bytes of a pipe that were taken are not given twice.
  var cannotReadAgain: String? {
    let isInMemory = cohort.map { cohort in !cohort.sources.contains(where: \.isCutShort) } ?? false
    if isInMemory || !inputs.contains(where: \.isPipe) { return nil }
    return "a pipe cannot be read twice; start again to read all"
  }

  /// What to do about rows that were not read.
  var howToReadTheRest: String { cannotReadAgain ?? "r reads the rest" }

  /// "loading was stopped after 12,345 rows"; `nil` if all rows were read.
  var partialWords: String? { partialRows.map { "loading was stopped after \(NumberFormat.grouped($0)) rows" } }

  var cannotFind: String? { self[list].count == 0 ? "the list is empty" : nil }
  var cannotFindAgain: String? { searchText.isEmpty ? "press / and type what to find" : cannotFind }
  var cannotClearFilter: String? {
    needsAnalysis ?? (arrangement.plan.stratification.filter == nil ? "there is no filter" : nil)
  }
  var cannotUndo: String? { history.past.isEmpty ? "nothing to undo" : nil }
  var cannotRedo: String? { history.future.isEmpty ? "nothing to do again" : nil }
  var cannotZoom: String? {
    switch place {
    case .strata: needsAnalysis
    case .patient: nil
    default: "this view has no plot"
    }
  }
  var cannotSwitchLowerPanel: String? {
    if case .patient = place { return card == nil ? "there is no patient" : nil }
    if place != .strata { return "only below the strata and for a patient" }
    var next = self
    next.turnPanel(by: 1)
    return needsAnalysis ?? (next.stratumPanel == stratumPanel ? "both are on the screen" : nil)
  }
  var cannotExport: String? {
    if cohort == nil { return needsAnalysis }
    if case .loading? = job { return "the file is being read" }
    return nil
  }
}
