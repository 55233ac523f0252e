public import Projection
public import TerminalUI

/// Everything that can happen to the explorer. Closed: `update` handles every case.
public enum Message: Sendable {
  /// A key, the mouse, a new size, a signal.
  case terminal(TerminalEvent)
  /// The cohort was read; dropped if another reading was asked for since.
  case loaded(LoadedCohort, generation: Int)
  /// The cohort could not be read: one or two lines for people.
  case loadFailed(String, generation: Int)
  /// Reading was stopped by the user before a cohort was there.
  case loadStopped(generation: Int)
  /// The first lines of the file that is being read.
  case preview(LoadPreview)
  /// A running load has come so far.
  case progress(LoadProgress)
  /// So many per cent of a projection are drawn.
  case drawing(percent: Int)
  /// A plan was worked out; dropped if a newer one was asked for since.
  case analyzed(Analysis, generation: Int)
  /// What of a plan has a closed form; the rest is being drawn.
  case drafted(Analysis, generation: Int)
  /// A plan could not be worked out: one line for people.
  case analysisFailed(String, generation: Int)
  /// A plan was given up.
  case analysisStopped(generation: Int)
  /// A file was written.
  case exported(path: String, withheldCells: Int)
  /// A profile was written and will be found again.
  case profileSaved(path: String)
  /// A file was not written: where, what, and what to do.
  case exportFailed(String)
  /// Time has passed: a passing notice may go.
  case tick
}

/// Everything the explorer asks of the program around it. Closed: the run loop handles every case.
public enum Effect: Hashable, Sendable {
  /// Read the inputs, from memory if they are there, and answer `loaded`, `loadFailed` or `loadStopped` with the
  /// generation.
  case load(AnalysisPlan, generation: Int)
  /// Work out a plan on the loaded cohort and answer with the generation.
  case analyze(AnalysisPlan, generation: Int)
  /// Cancel the running work; its answer will be dropped or say that it was stopped.
  case cancelWork
  /// Stop the step of the running load that is under way: fetching bytes or reading rows, of which what has come is kept,
  /// or putting the rows in order, of which nothing is.
  case stopStep
  /// Write a table and answer `exported` or `exportFailed`.
  case export(ExportRequest)
  /// Write how the columns are read, to a file too unless its name is empty, and answer `profileSaved` or `exportFailed`.
  case saveProfile(path: String)
  /// Give the terminal back and stop, as ^Z does.
  case suspend
  /// Draw everything again.
  case redraw
  /// Take or release the mouse.
  case mouse(Bool)
  /// End with an exit code.
  case quit(code: Int32)
}
