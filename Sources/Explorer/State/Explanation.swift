import Clinical
import Cohorts
import Evidence
import Projection
import Reports
import Strata
import TerminalUI
import Variables

// What stands behind a line: how a number was come by, and the line of the file that it was read from.
extension ExplorerState {
  var cannotExplain: String? {
    switch place {
    case .strata: needsAnalysis
    case .patients: selectedPatient == nil ? "there is no patient" : nil
    case .patient, .evidence, .data: self[list].count == 0 ? "the list is empty" : nil
    }
  }

  /// The card of the line under the cursor.
  func explanation() -> TextPage? {
    switch place {
    case .strata: return stratumExplanation()
    case .patients:
      guard let patient = selectedPatient, let store else { return nil }
      let facts = patientFactsTable(store, patient: patient)
      return TextPage(
        title: "Patient \(store.cohort.patientIDs.text(patient))",
        paragraphs: trialSentences(patient) + facts.rows.map(sentence))
    case .patient, .evidence, .data: return rowExplanation()
    }
  }

  /// "NurOwn-P3: outside. Age 64.0, asked 18 to 60".
  private func trialSentences(_ patient: Int) -> [String] {
    guard let screening = analysis?.subject.screening else { return [] }
    return patientTrialsTable(screening, patient: patient).rows.map { row in
      let words = row.cells.map { $0.display(for: glyphs) }
      return "\(words[0]): \(words[1]). \(words[2])"
    }
  }

  private func sentence(_ row: TableRow) -> String {
    guard row.cells.count == 4 else { return "" }
    let words = row.cells.map { $0.display(for: glyphs) }
    let value = row.cells[1].reason == nil ? words[1] + (words[2].isEmpty ? "" : " " + words[2]) : "not known"
    return "\(words[0]): \(value). \(words[3])"
  }

  /// Every cell of a row in full, with the reason where one is missing, and the notes of an evidence table.
  private func rowExplanation() -> TextPage? {
    let model = model(list)
    let index = self[list].selected
    guard index < model.count else { return nil }
    var paragraphs: [String] = []
    for (column, cell) in zip(model.columns, model.row(index)) where cell != .empty && cell != .text("") {
      let unit = column.unit.isEmpty ? "" : " " + column.unit
      if let reason = cell.reason {
        paragraphs.append("\(column.title): not known, \(reason)")
      } else if case .percent = cell {
        paragraphs.append("\(column.title): \(cell.display(for: glyphs))")
      } else {
        paragraphs.append("\(column.title): \(cell.display(for: glyphs))\(unit)")
      }
    }
    if place == .data, list == .columns, let doubt = cohort?.doubts[index] {
      paragraphs.append("Worth a look: \(doubt)")
    }
    if place == .data, list == .files, let cohort { paragraphs += cohort.reading.tables[index].guesses }
    if case .patient(let patient) = place, list == .facts { paragraphs += provenance(ofFact: index, patient) }
    if place == .evidence { paragraphs += evidenceTable.notes }
    return TextPage(title: model.row(index).first?.display(for: glyphs) ?? "", paragraphs: paragraphs)
  }

  /// Rule, reference and lines of the file behind a fact of a patient.
  private func provenance(ofFact index: Int, _ patient: Int) -> [String] {
    guard let store, let cohort else { return [] }
    let variables = listedVariables(store, patient: patient)
    guard variables.indices.contains(index) else { return [] }
    let variable = variables[index]
    var paragraphs = ["Definition: \(variable.definition)", "Source: \(variable.source)"]
    if variable.knownAt == .later {
      paragraphs.append("Known after entry only: descriptive, no subgroup for treatment effects.")
    }
    let visits = cohort.reading.cohort.visitRange(patient)
    let addresses = cohort.reading.cohort.visitRecordAddresses
    let entry = Int(store.entryRows[patient])
    guard let visit = visits.contains(entry) ? entry : visits.first, addresses.indices.contains(visit),
      let record = cohort.reading.rawRecord(at: addresses[visit], sources: cohort.sources)
    else { return paragraphs }
    let file = cohort.sources[record.file].name
    let what = visit == entry ? "the entry visit" : "the first visit"
    return paragraphs + [
      "In the file: \(what) is line \(record.line) of \(file); Tab and o show the line of any visit."
    ]
  }

  private func stratumExplanation() -> TextPage? {
    guard let analysis, let stratum = selectedStratum else { return nil }
    let projection = analysis.projection
    let row = projection.strata[stratum]
    let reach = row.applicability
    var paragraphs = [
      "Inside the evidence: \(NumberFormat.grouped(reach.inside)) of \(NumberFormat.grouped(row.patients)) patients meet every "
        + "recorded entry criterion of at least one trial; \(NumberFormat.grouped(reach.outside)) do not; "
        + "\(NumberFormat.grouped(reach.unknown)) cannot be told. "
        + reach.byTrial.map { "\($0.trial) \(NumberFormat.grouped($0.patients))" }.joined(separator: ", ") + ".",
      "Δ is the difference of ALSFRS-R slopes, points a month, positive = slower decline: the effect in a next setting under scenario "
        + "\(projection.plan.scenario), moved by these patients' mean score at entry; for their speed and onset there is no data, so "
        + "these only widen the interval. It holds 95 % of what the model thinks possible; P(no gain) is the share at or below zero.",
    ]
    paragraphs += projection.statements
    let screening = analysis.subject.screening
    paragraphs += criterionSentences(screening) + screening.unassessed.map(\.keys)
    paragraphs += recentLossNote(screening).map { ["\($0); :run-in off leaves it out."] } ?? []
    for (column, cell) in zip(analysis.benefit.columns, analysis.benefit.rows[stratum].cells).dropFirst() {
      let value = cell.reason.map { "not projected, \($0)" } ?? cell.display(for: glyphs)
      let isPercent = if case .percent = cell { true } else { false }
      paragraphs.append(
        "\(column.title): \(value)\(column.unit.isEmpty || isPercent || cell.reason != nil ? "" : " " + column.unit)")
    }
    paragraphs += row.certainty.reasons.map { reason in
      let mark = Certainty.Reason.marks.first { $0.code == reason.code }.map { "\($0.mark.sign) " } ?? ""
      return "  \(mark)\(reason.code): \(reason.text)"
    }
    if let course = row.untreated.value {
      switch course.method {
      case .mixedModel(let patients):
        paragraphs.append(
          "The untreated slope is the mean of these patients' own slopes by a linear mixed model (random intercept and slope, "
            + "REML) of the visits up to 12 months from entry; \(NumberFormat.grouped(patients)) untreated patients were followed."
        )
      case .singleVisitPrior:
        paragraphs.append("The untreated slope is assumed, not estimated from your file: it has one visit a patient.")
      }
    }
    // Who looks at the risks asks for their sources.
    if StratumPanelRegistry.all[stratumPanel].id == StratumPanel.risk.id {
      paragraphs = analysis.harmParagraphs(glyphs) + paragraphs
    }
    paragraphs += analysis.stratification.axes.map { "\($0.title): \($0.definition) Source: \($0.source)." }
    paragraphs.append(projection.whyRowsDiffer)
    return TextPage(title: analysis.stratification.trail(stratum), paragraphs: paragraphs)
  }

  // MARK: Source lines

  var cannotShowSource: String? {
    switch place {
    case .patient where panel == 0: self[.visits].count == 0 ? "there is no visit" : nil
    case .data where list == .findings: self[.findings].count == 0 ? "there is no finding" : nil
    case .patient: "choose a visit: Tab goes to the visits"
    case .data: "choose a finding: Tab goes to the findings"
    default: "open a patient or a finding first"
    }
  }

  /// The line of the file behind a visit or a finding, raw but sanitised when drawn.
  func sourcePage() -> TextPage? {
    guard let cohort else { return nil }
    switch place {
    case .patient(let patient):
      let visit = cohort.reading.cohort.visitRange(patient).lowerBound + self[.visits].selected
      let offsets = cohort.reading.cohort.visitRecordAddresses
      guard offsets.indices.contains(visit),
        let record = cohort.reading.rawRecord(at: offsets[visit], sources: cohort.sources)
      else { return nil }
      return page(record, of: cohort)
    case .data:
      guard let row = selectedFinding else { return nil }
      guard row.line > 0, let record = cohort.reading.rawLine(row.line, file: row.file, sources: cohort.sources) else {
        return TextPage(title: row.rule, paragraphs: [row.message, "This concerns the file as a whole."])
      }
      var page = page(record, of: cohort)
      page.paragraphs.insert("\(row.message): \(row.consequence.rawValue)", at: 0)
      return page
    default: return nil
    }
  }

  private func page(_ record: RawRecord, of cohort: LoadedCohort) -> TextPage {
    let text = String(decoding: record.bytes, as: UTF8.self)
    let headers = cohort.reading.tables[record.file].columns.map(\.header).joined(separator: ", ")
    return TextPage(
      title: "\(cohort.sources[record.file].name), line \(record.line)",
      paragraphs: [text, "The columns are: \(headers)"])
  }

  /// The finding under the cursor: the table has the findings by severity.
  var selectedFinding: Finding? {
    guard let cohort else { return nil }
    let sorted = cohort.reading.findings.enumerated().sorted {
      ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset)
    }
    let index = self[.findings].selected
    return sorted.indices.contains(index) ? sorted[index].element : nil
  }
}
