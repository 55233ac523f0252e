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

/// Lines with their names, intervals and numbers, and the axis below where there are two rows more than lines. Where the
/// intervals would be too narrow to read, names and numbers have the room. How many rows it took.
@discardableResult
func drawForest(
  _ lines: [ForestLine], _ canvas: inout Canvas, _ rect: Rect, nameWidth: Int = 12, markWidth: Int = 0
) -> Int {
  guard let axis = ForestAxis.covering(lines.flatMap { [$0.row.low, $0.row.high] }) else { return 0 }
  let texts = lines.map { Cell.estimate($0.estimate, digits: 2).display(for: canvas.glyphs) }
  let estimateWidth = texts.map { DisplayWidth.of($0) }.max() ?? 0
  let marks = markWidth > 0 ? markWidth + 1 : 0
  let plotWidth = rect.width - nameWidth - estimateWidth - 4 - marks
  let hasPlot = plotWidth >= leastPlotWidth
  let names = hasPlot ? nameWidth : max(0, rect.width - estimateWidth - 2 - marks)
  let plot = Rect(x: rect.x + names + 2, y: rect.y, width: hasPlot ? plotWidth : 0, height: 1)
  let numbers = hasPlot ? plot.maxX + 1 : rect.x + names + 2
  for (index, line) in lines.prefix(rect.height).enumerated() {
    let y = rect.y + index
    canvas.put(line.name, x: rect.x + 1, y: y, width: names)
    if hasPlot {
      ForestRow.draw(
        line.row, on: &canvas.surface, in: Rect(x: plot.x, y: y, width: plot.width, height: 1), axis: axis,
        glyphs: canvas.glyphs)
    }
    canvas.put(texts[index], x: numbers, y: y, width: estimateWidth, alignment: .right)
    canvas.put(line.mark, x: numbers + estimateWidth + 1, y: y, width: markWidth)
  }
  guard hasPlot, rect.height >= lines.count + 2 else { return min(lines.count, rect.height) }
  axis.draw(
    on: &canvas.surface, in: Rect(x: plot.x, y: rect.y + lines.count, width: plot.width, height: 2),
    glyphs: canvas.glyphs)
  return lines.count + 2
}

/// Columns below which an interval says nothing.
private let leastPlotWidth = 12
