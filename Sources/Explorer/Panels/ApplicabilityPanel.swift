import DisplayText
import Evidence
import Projection
import Reports
import Strata
import TerminalUI

extension StratumPanel {
  /// Who is inside the evidence, and which entry criterion of which trial keeps the others outside.
  static let applicability = StratumPanel(id: "applicability", title: "who is inside", draw: drawApplicability)
}

/// All trials in a line, then the matrix, then what cannot be checked and what to do about it, then what the signs mean.
private func drawApplicability(_ sight: StratumSight, _ canvas: inout Canvas) {
  let (analysis, subject) = (sight.analysis, sight.analysis.subject)
  let inner = canvas.panel(
    "Who is inside: \(analysis.stratification.trail(sight.stratum))", sight.rect, framed: sight.isFramed)
  var line = applicabilityLine(analysis.projection, stratum: sight.stratum)
  if !sight.isRowInSight, let noGain = analysis.benefit.columns.firstIndex(where: { $0.id == "probabilityOfNoGain" }) {
    let value = analysis.benefit.rows[sight.stratum].cells[noGain].display(for: canvas.glyphs)
    line += " P(no gain) \(value)."
  }
  let rest = inner.splitTop(canvas.put(paragraphs: [line], inner)).rest
  let offers = subject.screening.unassessed.map(\.keys)
  // Of what cannot be checked at least the first is told, however small the panel.
  let kept = rest.height >= 10 ? offers.count : min(1, offers.count)
  let table = analysis.table(.applicability)
  let candidates = [true, false].map {
    applicabilityMatrix(table, subject, stratum: sight.stratum, withUnknown: $0)
  }
  let matrix = candidates.first { width(of: $0, canvas) <= rest.width } ?? candidates[1]
  let height = max(0, min(matrix.rows.count + 1, rest.height - kept))
  ListView(
    model: ListModel(matrix), window: ScrollWindow(count: matrix.rows.count, height: max(0, height - 1)),
    firstColumn: 0,
    isActive: false
  ).draw(on: &canvas, in: rest.splitTop(height).top)
  let below = rest.splitTop(height).rest
  let told = canvas.put(paragraphs: Array(offers.prefix(kept)), below, role: .warning)
  let foot = below.splitTop(min(told, below.height)).rest
  let noted = canvas.put(paragraphs: notes(subject), foot, role: .dim)
  let isCut = height <= matrix.rows.count || kept < offers.count
  if isCut || noted > foot.height {
    canvas.putRight(
      isCut ? " z: all of it " : " i: in words ",
      Rect(x: sight.rect.x, y: sight.rect.y, width: sight.rect.width - 1, height: 1), role: .dim)
  }
}

/// Columns of the screen that a table takes as a list.
private func width(of table: Table, _ canvas: Canvas) -> Int {
  table.columns.indices.reduce(1) { sum, column in
    let cells = table.rows.map { canvas.clean($0.cells[column].display(for: canvas.glyphs)) }
    return sum + 1 + (cells + [canvas.clean(table.columns[column].title)]).map { DisplayWidth.of($0) }.reduce(0, max)
  }
}

private func notes(_ subject: BenefitSubject) -> [String] {
  let silent = subject.screening.trialsWithoutCriteria.map(\.title)
  return criterionSentences(subject.screening)
    + (silent.isEmpty ? [] : ["Entry criteria not recorded: \(silent.joined(separator: ", "))."])
    + ["Alone: would be inside that trial but for this. :who outside lists the patients, with what they fail."]
}
