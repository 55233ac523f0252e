import DisplayText
import Reports
import TerminalUI

/// Draws a list: a head line, rows with the first column pinned, as many others as fit from `firstColumn` on. Columns
/// of words take what room is left.
struct ListView {
  let model: ListModel
  let window: ScrollWindow
  /// Columns passed over after the first.
  let firstColumn: Int
  /// Whether keys act on it.
  let isActive: Bool

  func draw(on canvas: inout Canvas, in rect: Rect) {
    guard rect.height >= 1, rect.width > 4, !model.columns.isEmpty else { return }
    let rows = window.visible.map { index in model.row(index).map { canvas.clean($0.display(for: canvas.glyphs)) } }
    let columns = columns(rows, canvas, width: rect.width - 2)
    var x = rect.x + 1
    for (column, width) in columns {
      put(canvas.clean(model.columns[column].title), column, x, rect.y, width, .title, &canvas)
      x += width + 1
    }
    if let last = columns.last?.column, last < model.columns.count - 1 {
      canvas.putRight(
        canvas.glyphs == .ascii ? ">" : "▸", Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), role: .key)
    }
    if model.count == 0, rect.height > 1 {
      canvas.put("none", Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 1, height: 1), role: .dim)
    }
    for (line, index) in window.visible.enumerated() where line + 1 < rect.height {
      let y = rect.y + 1 + line
      let isSelected = window.isSelected(index)
      if isSelected, isActive {
        canvas.surface.fill(Rect(x: rect.x, y: y, width: rect.width, height: 1), " ", role: .selected)
        canvas.surface.put(canvas.marker, x: rect.x, y: y, role: .selected)
      }
      var x = rect.x + 1
      for (column, width) in columns {
        put(rows[line][column], column, x, y, width, isSelected && isActive ? .selected : .text, &canvas)
        x += width + 1
      }
    }
  }

  private func put(
    _ text: String, _ column: Int, _ x: Int, _ y: Int, _ width: Int, _ role: Role, _ canvas: inout Canvas
  ) {
    canvas.put(
      text, x: x, y: y, width: width, alignment: model.columns[column].alignment == .left ? .left : .right, role: role)
  }

  /// Columns that fit, with their widths.
  private func columns(_ rows: [[String]], _ canvas: Canvas, width: Int) -> [(column: Int, width: Int)] {
    // The head of the list joins in, so that widths change little while scrolling.
    let sample =
      rows
      + (0..<min(model.count, 20)).map { index in model.row(index).map { canvas.clean($0.display(for: canvas.glyphs)) }
      }
    let natural = model.columns.indices.map { column in
      max(
        DisplayWidth.of(canvas.clean(model.columns[column].title)),
        sample.map { DisplayWidth.of($0[column]) }.max() ?? 0)
    }
    var chosen: [(column: Int, width: Int)] = []
    var used = 0
    let others = Array(model.columns.indices.dropFirst(1 + firstColumn))
    for column in [0] + others {
      var room = width - used
      guard room >= 4 else { break }
      // A first column of sentences leaves room for what is said of them.
      if column == 0, width >= 40, let next = others.first { room -= min(natural[next], 14) + 1 }
      if natural[column] <= room {
        chosen.append((column, natural[column]))
        used += natural[column] + 1
      } else {
        // Words may be cut where enough of them is left to be read; numbers never.
        guard model.columns[column].alignment == .left, room >= 12 || chosen.isEmpty else { break }
        chosen.append((column, room))
        used += room + 1
        if column > 0 { break }
      }
    }
    return chosen
  }
}
