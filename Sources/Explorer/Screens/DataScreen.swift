import CSV
import Cohorts
import DisplayText
import Reports
import TerminalUI

/// View 5: the ledger, what each column was taken for, what was found; while reading, how far it is and the first lines.
func drawData(_ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  guard let cohort = state.cohort else { return drawLoading(state, layout, &canvas) }
  for (row, line) in DataNotes.lines(cohort).enumerated() {
    let place = Rect(x: layout.notes.x, y: layout.notes.y + row, width: layout.notes.width, height: 1)
    canvas.put(line.text, place, role: line.role)
  }
  for (list, rect) in layout.lists {
    let line = Rect(x: rect.x, y: rect.y - 1, width: rect.width, height: 1)
    let isActive = list == state.list
    _ = canvas.panel(title(list, cohort, state), line, framed: false)
    if list == .columns { canvas.putRight(" Tab: other list ", line, role: .dim) }
    ListView(
      model: state.model(list), window: state[list], firstColumn: state.firstColumn[list] ?? 0, isActive: isActive
    ).draw(on: &canvas, in: rect)
  }
}

private func title(_ list: ListID, _ cohort: LoadedCohort, _ state: ExplorerState) -> String {
  switch list {
  case .columns: "Columns, \(state[.columns].count)"
  case .files: "Files, \(state[.files].count)"
  default:
    // The mark of a part of the rows stands above the lists already.
    "Findings: \(cohort.findings.notes.filter { !cohort.ledger.notes.contains($0) }.joined(separator: "; "))"
  }
}

/// The lines over the lists of the data view.
enum DataNotes {
  struct Line {
    var text: String
    var role = Role.text
  }

  static func lines(_ cohort: LoadedCohort) -> [Line] {
    var lines = [Line(text: rows(cohort.reading.tables), role: .title)]
    lines.append(Line(text: cohort.ledger.notes.joined(separator: " ")))
    if let profile = cohort.profile { lines.append(Line(text: profile.text)) }
    if let doubts = cohort.doubtsLine { lines.append(Line(text: doubts, role: .error)) }
    return lines
  }

  private static func rows(_ tables: [TableReport]) -> String {
    let read = tables.reduce(0) { $0 + $1.rowsRead }
    let used = tables.reduce(0) { $0 + $1.rowsUsed }
    let aside = tables.reduce(0) { $0 + $1.rowsSetAside }
    let blankLines = tables.reduce(0) { $0 + $1.blankLines }
    let blank = blankLines > 0 ? "; \(NumberFormat.grouped(blankLines)) blank lines" : ""
    let ledger =
      "\(NumberFormat.grouped(read)) rows read = \(NumberFormat.grouped(used)) used + "
      + "\(NumberFormat.grouped(aside)) set aside\(blank)"
    guard tables.count == 1, let table = tables.first else { return ledger + "; \(tables.count) files" }
    return ledger
      + "; \(table.encoding), \(table.dialect.delimiterName), \(table.newline), \(table.layout)"
  }
}

private func drawLoading(_ state: ExplorerState, _ layout: Layout, _ canvas: inout Canvas) {
  if let failure = state.loadFailure {
    let advice = state.cannotResume == nil ? "r reads again, Q leaves." : "Q leaves."
    canvas.put(paragraphs: failure.split(separator: "\n").map(String.init) + [advice], layout.body, role: .error)
    return
  }
  guard case .loading(let progress)? = state.job else { return }
  let line = Rect(x: 1, y: layout.body.y, width: layout.body.width - 2, height: 1)
  func below(_ rows: Int) -> Rect { Rect(x: line.x, y: line.y + rows, width: line.width, height: 1) }
  let bar = Bars.horizontal(fraction: progress.share, width: 24, glyphs: canvas.glyphs)
  canvas.put("reading \(state.inputs.map(\.name).joined(separator: ", "))", line)
  let share = progress.totalBytes > 0 ? "\(bar) \(progress.percent) %   " : ""
  canvas.put("\(share)\(progress.bytesText)   ^C ends it", below(1))
  canvas.put(rowsText(progress, state.preview), below(2), role: .dim)
  for (list, rect) in layout.lists {
    ListView(
      model: state.model(list), window: state[list], firstColumn: state.firstColumn[list] ?? 0, isActive: true
    ).draw(on: &canvas, in: rect)
  }
}

/// Rows so far and in all, told from the length of the first lines.
private func rowsText(_ progress: LoadProgress, _ preview: LoadPreview?) -> String {
  guard let preview else { return "rows: not counted yet" }
  func rows(_ bytes: Int) -> String { NumberFormat.grouped(Int((Double(bytes) / preview.bytesPerLine).rounded())) }
  let all = progress.totalBytes > 0 ? " of about \(rows(progress.totalBytes))" : ""
  return "rows: about \(rows(progress.parsedBytes))\(all); statistics wait for all"
}

extension LoadProgress {
  /// Share of the work done, 0–1.
  var share: Double { totalBytes > 0 ? min(1, Double(doneBytes) / Double(totalBytes)) : 0 }

  /// The same in whole percent, rounded down.
  var percent: String { NumberFormat.display((share * 100).rounded(.down), digits: 0) }

  /// "3.1 of 7.6 MB".
  fileprivate var bytesText: String {
    let (size, unit) = max(doneBytes, totalBytes) < 1_000_000 ? (1e3, "kB") : (1e6, "MB")
    func amount(_ bytes: Int) -> String { NumberFormat.display(Double(bytes) / size, digits: 1) }
    return totalBytes > 0 ? "\(amount(doneBytes)) of \(amount(totalBytes)) \(unit)" : "\(amount(doneBytes)) \(unit)"
  }
}
