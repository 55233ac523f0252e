import Cohorts
public import DisplayText
public import Projection
import Strata
public import TerminalUI
import Variables

/// Everything the explorer knows: what was read and worked out, how the user has arranged it, where the user is. A
/// value; `update` changes it, `render` draws it, and neither sees a file, a clock or a terminal.
public struct ExplorerState: Sendable {
  /// What the terminal can draw.
  public internal(set) var capabilities: Capabilities
  /// Size of the terminal.
  public internal(set) var size: Size
  /// The inputs by name.
  public internal(set) var inputs: [InputFile]
  /// What the user has arranged and can undo.
  public internal(set) var arrangement: Arrangement
  /// The cohort, once read.
  public internal(set) var cohort: LoadedCohort?
  /// What the last finished plan says.
  public internal(set) var analysis: Analysis?
  /// Number of the newest request; answers to older ones are dropped.
  public internal(set) var generation = 0
  /// What was done, as commands, oldest first: a script of the session.
  public internal(set) var log: [String] = []
  /// Whether the mouse is taken.
  public internal(set) var isMouseOn: Bool

  var history = History()
  var job: Job?
  var isStopping = false
  /// Why there is no cohort, if reading failed or was stopped.
  var loadFailure: String?
  /// Why there are no strata, if they could not be worked out.
  var analysisFailure: String?
  /// First lines of the file while it is read.
  var preview: LoadPreview?
  /// The column whose correction is being read: its effect is told when it is there.
  var corrected: String?
  var stack: [Place] = [.strata]
  var windows: [ListID: ScrollWindow] = [:]
  /// First column of wide tables that is shown after the pinned one.
  var firstColumn: [ListID: Int] = [:]
  var panel = 0
  var evidenceTab = 0
  var isZoomed = false
  /// What is shown of the selected stratum: its place in `StratumPanelRegistry`.
  var stratumPanel = 0
  /// Tables of the Evidence view.
  let evidenceTables = EvidenceTables()
  var patientPlot = PatientPlot.course
  /// Whom the list of patients is narrowed to.
  var who: Who?
  var overlay: Overlay?
  /// The patient on the screen.
  var card: PatientCard?
  var searchText = ""
  var notice: Notice?
  var isLeaving = false
  /// Ends of the forest axis by what is believed of the effect: fixed for the session, so that rows stay comparable.
  var forestAxes: [String: ForestAxis] = [:]
  /// Exports offer this file name again.
  var lastExport: ExportRequest?

  /// A line of the program to the user, shown until the next key.
  struct Notice: Hashable, Sendable {
    var text: String
    var isError = false
  }

  /// A state before anything is read. Ask `start()` for the first effects.
  public init(
    capabilities: Capabilities, size: Size, inputs: [InputFile], plan: AnalysisPlan = AnalysisPlan(),
    isMouseOn: Bool = true
  ) {
    self.capabilities = capabilities
    self.size = size
    self.inputs = inputs
    self.isMouseOn = isMouseOn
    arrangement = Arrangement(plan: plan)
    for list in ListID.allCases { windows[list] = ScrollWindow(count: 0, height: 1) }
  }

  /// What to do first: read the inputs.
  public mutating func start() -> [Effect] {
    let total = inputs.reduce(0) { $0 + $1.byteCount }
    job = .loading(LoadProgress(doneBytes: 0, totalBytes: total))
    stack = [.data]
    settle()
    return [.load(arrangement.plan, generation: generation)]
  }

  /// Whether slow work is running, so that an idle marker waits.
  public var isBusy: Bool { job != nil }

  /// Glyphs in use.
  public var glyphs: GlyphSet { capabilities.glyphs }

  /// Where the reader is.
  var place: Place { stack.last ?? .strata }

  /// The variables by the definitions in use.
  var store: VariableStore? { cohort?.store.defining(arrangement.plan.stratification.definitions) }

  /// Whether only a part of the input was read: statistics stay closed.
  var partialRows: Int? {
    guard case .some(.partial(rows: let rows)) = cohort?.reading.completeness else { return nil }
    return rows
  }

  subscript(list: ListID) -> ScrollWindow {
    get { windows[list] ?? ScrollWindow(count: 0, height: 1) }
    set { windows[list] = newValue }
  }

  mutating func say(_ text: String) { notice = Notice(text: text) }
  mutating func complain(_ text: String) { notice = Notice(text: text, isError: true) }
}
