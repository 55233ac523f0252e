import DisplayText
import Reports
import Statistics
import TerminalUI

/// One line of a forest plot that stands by itself.
struct ForestLine {
  var name: String
  var estimate: Estimate
  /// What is said after the estimate.
  var mark = ""

  var row: ForestRow { ForestRow(estimate: estimate.value, low: estimate.low, high: estimate.high) }
}

/// Lines with their names, intervals and numbers, and the axis below where there are two rows more than lines.
func drawForest(_ lines: [ForestLine], _ canvas: inout Canvas, _ rect: Rect, nameWidth: Int = 12, markWidth: Int = 0) {
  guard let axis = ForestAxis.covering(lines.flatMap { [$0.row.low, $0.row.high] }) else { return }
  let plot = Rect(
    x: rect.x + nameWidth + 1, y: rect.y, width: max(0, rect.width - nameWidth - 25 - markWidth), height: 1)
  for (index, line) in lines.prefix(rect.height).enumerated() {
    let y = rect.y + index
    canvas.put(line.name, x: rect.x + 1, y: y, width: nameWidth)
    ForestRow.draw(
      line.row, on: &canvas.surface, in: Rect(x: plot.x, y: y, width: plot.width, height: 1), axis: axis,
      glyphs: canvas.glyphs)
    let text = Cell.estimate(line.estimate, digits: 2).display(for: canvas.glyphs)
    canvas.put(text, x: plot.maxX + 1, y: y, width: 22, alignment: .right)
    canvas.put(line.mark, x: plot.maxX + 24, y: y, width: markWidth)
  }
  guard rect.height >= lines.count + 2 else { return }
  axis.draw(
    on: &canvas.surface, in: Rect(x: plot.x, y: rect.y + lines.count, width: plot.width, height: 2),
    glyphs: canvas.glyphs)
}
