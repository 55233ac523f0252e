import DisplayText
import Reports
import Strata
import TerminalUI

extension StratumPanel {
  /// Everything the tables say of a stratum, a line each, in as many columns as there is room for.
  static let details = StratumPanel(id: "details", title: "details", draw: drawDetails)
}

private func drawDetails(_ sight: StratumSight, _ canvas: inout Canvas) {
  let title = "Details: \(sight.analysis.stratification.trail(sight.stratum))"
  let inner = canvas.panel(title, sight.rect, framed: sight.isFramed)
  var details = details(of: sight.stratum, sight.analysis, canvas.glyphs)[...]
  let columns = max(1, inner.width / 54)
  let width = inner.width / columns
  for column in 0..<columns {
    let place = Rect(
      x: inner.x + column * width, y: inner.y, width: width - (columns > 1 ? 1 : 0), height: inner.height)
    var used = 0
    while used < place.height, let detail = details.popFirst() {
      used += draw(detail, on: &canvas, in: place.splitTop(used).rest)
    }
  }
}

/// One value of a stratum.
private struct Detail {
  var title: String
  var value: String
  /// Why there is none.
  var reason: String?
}

private func details(of stratum: Int, _ analysis: Analysis, _ glyphs: GlyphSet) -> [Detail] {
  [analysis.benefit, analysis.strata].flatMap { table in
    order(table).map { (table.columns[$0], table.rows[stratum].cells[$0]) }.compactMap { column, cell in
      // Both tables begin with the number of patients.
      if table.id == analysis.strata.id, column.id == "patients" { return nil }
      let isPercent = if case .percent = cell { true } else { false }
      let unit = column.unit.isEmpty || isPercent ? "" : ", \(column.unit)"
      return Detail(title: column.title + unit, value: cell.display(for: glyphs), reason: cell.reason)
    }
  }
}

/// The columns but for the name; P(no gain) stands before the figures that must not be seen without it.
private func order(_ table: Table) -> [Int] {
  let columns = Array(table.columns.indices.dropFirst())
  guard let noGain = columns.first(where: { table.columns[$0].id == "probabilityOfNoGain" }),
    let projected = columns.first(where: { table.columns[$0].isProjected })
  else { return columns }
  return columns.prefix { $0 < projected } + [noGain] + columns.filter { $0 >= projected && $0 != noGain }
}

/// Returns the rows it took.
private func draw(_ detail: Detail, on canvas: inout Canvas, in rect: Rect) -> Int {
  if let reason = detail.reason {
    canvas.put("\(detail.title): \(reason)", rect, role: .dim)
    return 1
  }
  // An estimate with its interval takes 23 columns.
  let width = min(30, rect.width - 24)
  guard width >= 24 else { return canvas.put(paragraphs: ["\(detail.title): \(detail.value)"], rect) }
  canvas.put(detail.title, x: rect.x, y: rect.y, width: width, role: .dim)
  let value = Rect(x: rect.x + width + 1, y: rect.y, width: rect.width - width - 1, height: rect.height)
  return canvas.put(paragraphs: [detail.value], value)
}
