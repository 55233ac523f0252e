import Clinical
import DisplayText
import Evidence
import Projection
import Reports
import Statistics
import Synchronization
import TerminalUI
import Variables

/// A list as screens draw it and as it is searched: columns, and rows made when they are seen.
struct ListModel {
  var columns: [TableColumn] = []
  var count = 0
  var row: (Int) -> [Cell] = { _ in [] }

  init() {}

  init(_ table: Table) {
    columns = table.columns
    count = table.rows.count
    row = { table.rows[$0].cells }
  }

  init(_ section: Section) {
    columns = section.columns
    count = section.count
    row = { section.row($0).cells }
  }

  /// The columns of the files; those that want a look are marked.
  init(columnsOf cohort: LoadedCohort) {
    self.init(cohort.columns)
    guard !cohort.doubts.isEmpty else { return }
    let row = row
    self.row = { index in
      var cells = row(index)
      if case .text(let name) = cells[0] { cells[0] = .text((cohort.doubts[index] == nil ? "  " : "? ") + name) }
      return cells
    }
  }

  /// The first lines of a file, as they stand in it.
  init(linesOf preview: LoadPreview) {
    columns = [
      TableColumn(id: "line", title: "Line"),
      TableColumn(id: "text", title: "First lines of \(preview.name)", alignment: .left),
    ]
    count = preview.lines.count
    row = { [.integer($0 + 1), .text(preview.lines[$0])] }
  }

  /// What one looks for first in a list of patients, under the short heads of a narrow list.
  static let patientColumns = [
    ("patient_id", "Patient"), ("onset", "Onset"), ("kings_stage", "King's"), ("stage", "Stage"),
    ("alsfrsr_total", "ALSFRS-R"), ("delta_fs", "ΔFS"), ("speed", "Speed"), ("months_since_onset", "Duration"),
    ("age", "Age"), ("sex", "Sex"), ("visits", "Visits"), ("slope_per_month", "Slope"),
  ]

  /// What one looks for first among findings; which file and which rule come last.
  static let findingColumns = [
    ("severity", "Severity"), ("line", "Line"), ("message", "What was found"), ("consequence", "What was done"),
    ("column", "Column"), ("patient", "Patient"),
  ]

  /// The same with some columns first, under other heads.
  func leading(with heads: [(id: String, title: String)]) -> ListModel {
    let known = heads.filter { head in columns.contains { $0.id == head.id } }
    let first = known.compactMap { head in columns.firstIndex { $0.id == head.id } }
    let order = first + columns.indices.filter { !first.contains($0) }
    var model = self
    model.columns = order.map { columns[$0] }
    for (place, head) in known.enumerated() { model.columns[place].title = head.title }
    let row = row
    model.row = { index in
      let cells = row(index)
      return order.map { cells[$0] }
    }
    return model
  }

  /// The words of a row.
  func text(_ index: Int, for glyphs: GlyphSet) -> String {
    row(index).map { $0.display(for: glyphs) }.joined(separator: " ")
  }
}

/// The tabs of the evidence view.
enum EvidenceTab: Int, CaseIterable, Sendable {
  case trials, effects, synthesis, whatIf, pools, claims, harms, record, citation

  var title: String {
    switch self {
    case .trials: "Trials"
    case .effects: "Effects"
    case .synthesis: "Synthesis"
    case .whatIf: "What if"
    case .pools: "Pools"
    case .claims: "Certainty"
    case .harms: "Harms"
    case .record: "Record"
    case .citation: "Audit"
    }
  }

  /// Its table, of these trials under these switches.
  fileprivate func table(_ evidence: EvidenceChoice) -> Table {
    switch self {
    case .trials: trialsTable(evidence.base)
    case .effects: effectsTable(evidence.base)
    case .synthesis: synthesisTable(evidence.base, options: evidence.options)
    case .whatIf: sensitivityTable(evidence.base, options: evidence.options)
    case .pools: poolsTable(evidence.base)
    case .claims: claimsTable()
    case .harms: harmsTable()
    case .record: regulatoryTable()
    case .citation: citationTable()
    }
  }
}

/// The tables of the Evidence view, each made when it is first looked at.
final class EvidenceTables: Sendable {
  private struct Made {
    var evidence: EvidenceChoice
    var tables: [EvidenceTab: Table] = [:]
    var forest: Table?
  }

  private let made = Mutex(Made(evidence: .standard))

  /// The table of a tab.
  func table(_ tab: EvidenceTab, _ evidence: EvidenceChoice) -> Table {
    made.withLock { made in
      if made.evidence != evidence { made = Made(evidence: evidence) }
      if let table = made.tables[tab] { return table }
      let table = tab.table(evidence)
      made.tables[tab] = table
      return table
    }
  }

  /// The trials as each scenario counts them, to be drawn.
  func forest(_ evidence: EvidenceChoice) -> Table {
    made.withLock { made in
      if made.evidence != evidence { made = Made(evidence: evidence) }
      if let table = made.forest { return table }
      let table = forestTable(evidence.base, options: evidence.options)
      made.forest = table
      return table
    }
  }
}

/// What is drawn of a patient.
enum PatientPlot: Sendable {
  /// The scores that were recorded.
  case course
  /// What a model predicts for patients with the same values.
  case survival
}

/// One patient as the patient view shows it, made when the patient is opened.
struct PatientCard: Sendable {
  var patient: Int
  var facts: Table
  var visits: Table
  /// Which trials would have admitted the patient.
  var trials: Table
  var course: PatientCourse
  var prediction: Determination<PredictedSurvival>

  /// Visits that can be drawn, in order of time.
  var points: [LineChart.Point] {
    course.visits.compactMap { visit in
      guard let months = visit.months, let points = visit.points else { return nil }
      return LineChart.Point(x: months, y: points)
    }
  }

  /// Whether there is a line to draw.
  var hasCourse: Bool {
    let points = points
    guard let first = points.first, let last = points.last else { return false }
    return last.x > first.x
  }
}

extension ExplorerState {
  /// A list; the strata have a drawing of their own and only a number of rows here.
  func model(_ list: ListID) -> ListModel {
    switch list {
    case .strata:
      guard let analysis else { return ListModel() }
      let rows = visibleStrata
      var model = ListModel(analysis.benefit)
      model.count = rows.count
      model.row = { analysis.benefit.rows[rows[$0]].cells }
      return model
    case .patients:
      guard let store, let analysis else { return ListModel() }
      let rows = listedPatients
      return ListModel(patientsSection(store, rows: Array(rows))).leading(with: ListModel.patientColumns)
        .telling(patientReachSection(analysis.subject.screening, rows: rows, why: who != nil))
    case .visits: return card.map { ListModel($0.visits) } ?? ListModel()
    case .trials: return card.map { ListModel($0.trials) } ?? ListModel()
    case .facts: return card.map { ListModel($0.facts) } ?? ListModel()
    case .evidence: return ListModel(evidenceTable)
    case .columns: return cohort.map { ListModel(columnsOf: $0) } ?? ListModel()
    case .files: return cohort.map { ListModel($0.ledger) } ?? ListModel()
    case .preview: return preview.map { ListModel(linesOf: $0) } ?? ListModel()
    case .findings: return cohort.map { ListModel($0.findings).leading(with: ListModel.findingColumns) } ?? ListModel()
    }
  }

  /// The table of the tab of the Evidence view that is open.
  var evidenceTable: Table { evidenceTable(EvidenceTab.allCases[evidenceTab]) }

  /// The table of a tab of the Evidence view.
  func evidenceTable(_ tab: EvidenceTab) -> Table {
    evidenceTables.table(tab, arrangement.plan.projection.evidence)
  }

  /// Last column that wide lists may begin with, after the first, which stays.
  var lastFirstColumn: Int { max(0, model(list).columns.count - 2) }

  /// Makes the card of the patient on the screen anew.
  mutating func refreshCard() {
    guard case .patient(let patient) = place, let store, let screening = analysis?.subject.screening else {
      card = nil
      return
    }
    card = PatientCard(
      patient: patient, facts: patientFactsTable(store, patient: patient),
      visits: patientVisitsTable(store.cohort, patient: patient),
      trials: patientTrialsTable(screening, patient: patient),
      course: PatientCourse(store.cohort, patient: patient),
      prediction: PredictedSurvival.of(store, patient: patient))
  }

  /// Lists take the length and the height that they have now; selections stay where they can.
  mutating func settle() {
    let layout = Layout(self)
    for (list, rect) in layout.lists {
      self[list].setCount(model(list).count)
      self[list].setHeight(max(0, rect.height - layout.headRows(list)))
    }
  }

  /// One axis of the forest plot for all plans with the same beliefs, so that rows stay comparable while the user browses.
  mutating func fixForestAxis(_ analysis: Analysis) {
    let beliefs = analysis.plan.projection.beliefs
    guard forestAxes[beliefs] == nil else { return }
    let ends = analysis.projection.strata.compactMap(\.effect.value).flatMap { [$0.low, $0.high] }
    guard !ends.isEmpty else { return }
    forestAxes[beliefs] = .covering(ends)
  }
}
