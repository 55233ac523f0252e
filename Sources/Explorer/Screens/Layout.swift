import Clinical
import DisplayText
import Evidence
import Projection
import Reports
import TerminalUI

/// Widths and heights where the arrangement changes.
enum Breakpoint {
  /// Smaller terminals get a sentence.
  static let smallest = Size(width: 60, height: 18)
  /// From here the forest plot has room.
  static let forest = 76
  /// From here plot and details stand beside the strata.
  static let twoColumns = 120
}

/// Where everything stands, from the state alone: drawing, scrolling and the mouse agree because all ask here.
struct Layout {
  /// A tab of the first line.
  struct Tab {
    var view: ViewID
    var columns: Range<Int>
  }

  let screen: Rect
  /// Name of the file, tabs.
  let header: Rect
  /// Where am I, what is filtered.
  let path: Rect
  let body: Rect
  let footer: Rect
  let tabs: [Tab]
  /// Lists that are on the screen, heads included.
  private(set) var lists: [(list: ListID, rect: Rect)] = []
  /// Sentences under the strata.
  private(set) var notes = Rect(x: 0, y: 0, width: 0, height: 0)
  /// Axis under the forest plot.
  private(set) var forestAxis = Rect(x: 0, y: 0, width: 0, height: 0)
  /// Plots and details, with their title lines or frames.
  private(set) var plot = Rect(x: 0, y: 0, width: 0, height: 0)
  private(set) var details = Rect(x: 0, y: 0, width: 0, height: 0)
  /// Frame around the main list.
  private(set) var frame = Rect(x: 0, y: 0, width: 0, height: 0)

  /// Whether two columns with frames are drawn.
  let isWide: Bool

  init(_ state: ExplorerState) {
    screen = Rect(x: 0, y: 0, width: state.size.width, height: state.size.height)
    header = Rect(x: 0, y: 0, width: screen.width, height: 1)
    path = Rect(x: 0, y: 1, width: screen.width, height: 1)
    footer = Rect(x: 0, y: screen.height - 1, width: screen.width, height: 1)
    body = Rect(x: 0, y: 2, width: screen.width, height: screen.height - 3)
    isWide = screen.width >= Breakpoint.twoColumns
    tabs = Layout.tabs(screen.width)
    switch state.place {
    case .strata: placeStrata(state)
    case .patients: lists = [(.patients, body)]
    case .patient: placePatient(state)
    case .evidence: placeEvidence(state)
    case .data: placeData(state)
    }
  }

  /// Lines above the first row of a list.
  func headRows(_ list: ListID) -> Int { 1 }

  private static func tabs(_ width: Int) -> [Tab] {
    var tabs: [Tab] = []
    var end = width
    for view in ViewID.allCases.reversed() {
      let columns = view.title.count + 4
      tabs.append(Tab(view: view, columns: (end - columns)..<end))
      end -= columns
    }
    return tabs.reversed()
  }

  // MARK: Strata

  private mutating func placeStrata(_ state: ExplorerState) {
    if state.isZoomed {
      // The words that bind stay with the figures of the plot.
      let sentences = StrataNotes.lines(state, width: screen.width).count
      let parts = body.splitTop(body.height - sentences)
      plot = parts.top
      notes = parts.rest
      return
    }
    // The tree, its forest plot and its numbers need 80 columns inside the frame.
    let columns = body.splitLeft(max(82, body.width * 61 / 100))
    let main = isWide ? columns.left : body
    let inner = isWide ? main.inset() : main
    if isWide { frame = main }
    let sentences = StrataNotes.lines(state, width: inner.width).count
    let rows = state.visibleStrata.count
    // Head, axis of the forest plot, sentences.
    let fixed = 1 + 1 + sentences
    let room = inner.height - fixed
    let plotRows = isWide ? 0 : Layout.plotHeight(room: room, rows: rows)
    let listRows = max(1, room - plotRows)
    var y = inner.y
    lists = [(.strata, Rect(x: inner.x, y: y, width: inner.width, height: listRows + 1))]
    // The axis stands under the last row that there is.
    y += min(listRows, max(1, rows)) + 1
    forestAxis = Rect(x: inner.x, y: y, width: inner.width, height: 1)
    notes = Rect(x: inner.x, y: y + 1, width: inner.width, height: sentences)
    if isWide {
      let halves = columns.rest.splitTop(columns.rest.height * 45 / 100)
      plot = halves.top
      details = halves.rest
    } else if plotRows > 0 {
      plot = Rect(x: 0, y: body.maxY - plotRows, width: body.width, height: plotRows)
    }
  }

  /// Rows of the plot below the strata, its title line included: none if the strata would have fewer than six, more as
  /// soon as all strata are seen.
  private static func plotHeight(room: Int, rows: Int) -> Int {
    let least = 7
    let kept = min(rows, 6)
    guard room - least >= kept else { return 0 }
    return min(16, max(least, room - rows))
  }

  // MARK: One patient

  private mutating func placePatient(_ state: ExplorerState) {
    if state.isZoomed {
      plot = body
      return
    }
    // The last line says that this is no forecast.
    notes = Rect(x: 0, y: body.maxY - 1, width: body.width, height: 1)
    let area = Rect(x: 0, y: body.y, width: body.width, height: body.height - 1)
    if isWide {
      let halves = area.splitLeft(area.width / 2)
      let left = halves.left.splitTop(area.height * 45 / 100)
      plot = left.top
      // All trials are seen, as far as the facts keep half of the column.
      let trials = min((state.card?.trials.rows.count ?? 0) + 3, halves.rest.height / 2)
      let right = halves.rest.splitTop(halves.rest.height - trials)
      lists = [(.visits, left.rest.inset()), (.facts, right.top.inset()), (.trials, right.rest.inset())]
      return
    }
    let plotRows = min(12, max(0, area.height - 9))
    let hasCourse =
      state.patientPlot == .survival ? state.card?.prediction.value != nil : state.card?.hasCourse ?? false
    let parts = area.splitTop(hasCourse ? (plotRows >= 6 ? plotRows : 0) : 2)
    plot = parts.top
    // A title line above the list.
    let list = Rect(x: 0, y: parts.rest.y + 1, width: area.width, height: parts.rest.height - 1)
    lists = [(state.list, list)]
  }

  // MARK: Evidence

  private mutating func placeEvidence(_ state: ExplorerState) {
    // A line of tabs above; words about the selected row below, at least a third of the screen.
    let area = Rect(x: 0, y: body.y + 1, width: body.width, height: body.height - 1)
    let rows = min(state.model(.evidence).count + 1, area.height - max(8, area.height / 3))
    let parts = area.splitTop(rows)
    lists = [(.evidence, parts.top)]
    notes = parts.rest
  }

  // MARK: Data

  private mutating func placeData(_ state: ExplorerState) {
    guard let cohort = state.cohort else {
      // Under the lines of progress.
      if state.preview != nil { lists = [(.preview, body.splitTop(4).rest)] }
      return
    }
    let head = body.splitTop(DataNotes.lines(cohort).count)
    notes = head.top
    let lower: ListID = state.panel == 2 ? .files : .findings
    // Each list has a title line and a head line.
    let wanted = min(max(state.model(lower).count, 1) + 2, head.rest.height / 2)
    let parts = head.rest.splitTop(head.rest.height - wanted)
    func below(_ rect: Rect) -> Rect { Rect(x: 0, y: rect.y + 1, width: rect.width, height: rect.height - 1) }
    lists = [(.columns, below(parts.top)), (lower, below(parts.rest))]
  }
}

/// The sentences under the strata: why rows differ, and the words that go with every benefit figure.
enum StrataNotes {
  static func lines(_ state: ExplorerState, width: Int) -> [String] {
    guard let analysis = state.analysis else { return [] }
    let projection = analysis.projection
    // Where lines are short the estimand is one key away (i), and in every export.
    let statements = projection.statements.filter { width >= 84 || $0 != Wording.estimand }
    var rows = ["Δ above 0: slower decline; below 0: faster.", projection.whyRowsDiffer]
    // Where there is room the reasons that all rows share stand here; the others are marks on the rows.
    let shared = projection.sharedReasons.map(\.code)
    if state.size.width >= Breakpoint.twoColumns, !shared.isEmpty {
      rows.append("Certainty of each row very low: \(shared.joined(separator: ", ")); i explains.")
    }
    // A zoomed plot has no rows to compare.
    let parts = [state.isZoomed ? [] : rows, statements].filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
    // What the trials say begins a line of its own, where lines are long enough to cost none.
    let paragraphs = width >= 76 ? parts : [parts.joined(separator: " ")]
    return paragraphs.flatMap { DisplayText.wrap(Sanitizer.sanitize($0, for: state.glyphs), to: width) }
  }
}
