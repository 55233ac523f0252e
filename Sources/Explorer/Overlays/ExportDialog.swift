import Cohorts
import Evidence
import Projection
import Reports
import Strata
import TerminalUI
import Variables

/// Taking a table out: what, in which form, what is hidden, where to. Nothing is written before Enter.
struct ExportDialog: Sendable {
  /// Lines that can be changed, from the top.
  enum Field: Int, CaseIterable, Sendable {
    case table, format, disclosure, path, overwrite
  }

  var field = Field.table
  var table: ExportTable
  var format: Int
  var disclosure = 0
  var path: Prompt
  var isOverwriting = false
  /// Whether the path was typed: then it no longer follows table and format.
  var isPathTyped = false

  static let disclosures = ["cms", "nhs", "off"]

  init(_ state: ExplorerState) {
    table =
      switch state.place {
      case .strata: .benefit
      case .patients, .patient: .patients
      case .evidence: .trials
      case .data: .findings
      }
    if !ExportDialog.tables(state).contains(table) { table = .findings }
    format = ExportFormat.all.firstIndex { $0.id == (state.lastExport?.format ?? "csv") } ?? 0
    let rule = state.lastExport?.disclosure ?? state.cohort?.profile?.disclosure
    disclosure = ExportDialog.disclosures.firstIndex { $0 == rule } ?? 0
    path = Prompt("")
    followPath()
  }

  /// Tables that are there to be taken out.
  static func tables(_ state: ExplorerState) -> [ExportTable] {
    ExportTable.allCases.filter { state.analysis != nil || $0 == .findings || $0 == .trials }
  }

  mutating func followPath() {
    guard !isPathTyped else { return }
    path = Prompt("alstrata-\(table.rawValue).\(ExportFormat.all[format].fileExtension)")
  }

  func request(_ plan: AnalysisPlan) -> ExportRequest {
    ExportRequest(
      table: table, format: ExportFormat.all[format].id, path: path.text,
      disclosure: ExportDialog.disclosures[disclosure], force: isOverwriting, plan: plan)
  }
}

extension ExplorerState {
  mutating func handle(_ key: Key, in dialog: ExportDialog) -> [Effect] {
    var dialog = dialog
    switch key {
    case .escape, .control("c"):
      overlay = nil
      return []
    case .enter: return write(dialog)
    case .up, .backTab: dialog.field = ExportDialog.Field(rawValue: dialog.field.rawValue - 1) ?? dialog.field
    case .down, .tab: dialog.field = ExportDialog.Field(rawValue: dialog.field.rawValue + 1) ?? dialog.field
    default:
      if dialog.field == .path {
        if dialog.path.handle(key) { dialog.isPathTyped = true }
      } else if key == .left || key == .character("h") {
        change(&dialog, by: -1)
      } else if key == .right || key == .character("l") || key == .character(" ") {
        change(&dialog, by: 1)
      }
    }
    overlay = .export(dialog)
    return []
  }

  private func change(_ dialog: inout ExportDialog, by step: Int) {
    func next(_ index: Int, _ count: Int) -> Int { (index + step + count) % count }
    switch dialog.field {
    case .table:
      let tables = ExportDialog.tables(self)
      let index = tables.firstIndex(of: dialog.table) ?? 0
      dialog.table = tables[next(index, tables.count)]
    case .format: dialog.format = next(dialog.format, ExportFormat.all.count)
    case .disclosure: dialog.disclosure = next(dialog.disclosure, ExportDialog.disclosures.count)
    case .overwrite: dialog.isOverwriting.toggle()
    case .path: break
    }
    dialog.followPath()
  }

  private mutating func write(_ dialog: ExportDialog) -> [Effect] {
    guard !dialog.path.text.allSatisfy({ $0 == " " }) else {
      complain("export: name a file to write to")
      return []
    }
    if let job {
      complain("export: first \(job.title) must end; ^C ends it")
      return []
    }
    let request = dialog.request(arrangement.plan)
    lastExport = request
    job = .exporting(path: request.path)
    return [.export(request)]
  }

  /// The command line that writes the same file.
  func commandLine(_ dialog: ExportDialog) -> String {
    var words = ["alstrata", dialog.table.verb]
    if dialog.table != .trials {
      words += inputs.filter { !$0.isEmbedded }.map(\.name)
      words += arrangement.plan.reading.commandLineArguments.map(ExplorerState.quoted)
    }
    switch dialog.table {
    case .benefit, .strata:
      words += (analysis?.stratification.pinnedPlan ?? arrangement.plan.stratification).commandLineArguments
      if dialog.table == .benefit {
        words += arrangement.plan.projection.commandLineArguments.map(ExplorerState.quoted)
      }
    case .patients, .visits:
      if let filter = arrangement.plan.stratification.filter { words += ["--where", "'\(filter.text)'"] }
    case .trials: words += arrangement.plan.projection.evidence.commandLineArguments.map(ExplorerState.quoted)
    case .findings: break
    }
    words += ["--format", ExportFormat.all[dialog.format].id]
    if dialog.disclosure > 0 { words += ["--disclosure", ExportDialog.disclosures[dialog.disclosure]] }
    words += ["-o", dialog.path.text]
    if dialog.isOverwriting { words.append("--force") }
    return words.joined(separator: " ")
  }

  /// A word of the command line, in quotes where a shell needs them.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./,:=+".contains($0)) }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// First rows of the file as they will leave, hidden cells hidden.
  func preview(_ dialog: ExportDialog) -> [String] {
    let partial =
      partialWords.map { ["PARTIAL: \($0): only what was found in them can be taken out, with this mark."] } ?? []
    guard !dialog.table.isPatientLevel else {
      return [
        "PATIENT-LEVEL: one row a \(dialog.table == .visits ? "visit" : "patient"). Nothing is hidden: it holds the IDs."
      ]
    }
    let table: Table? =
      switch dialog.table {
      case .benefit: analysis?.benefit
      case .strata: analysis?.strata
      case .findings: cohort?.findings
      case .trials: evidenceTable(.trials)
      case .patients, .visits: nil
      }
    guard let table, let rule = Disclosure(parsing: ExportDialog.disclosures[dialog.disclosure]) else { return [] }
    let protected = rule.protect(table)
    var shown = protected.table
    shown.rows = Array(shown.rows.prefix(3))
    let rows = shown.rows.map { row in row.cells.prefix(6).map { $0.display(for: glyphs) }.joined(separator: " | ") }
    let hidden = protected.hidden == 0 ? "" : ", \(protected.hidden) cells hidden"
    return partial + ["\(table.rows.count) rows, \(table.columns.count) columns\(hidden)"] + rows
  }
}
