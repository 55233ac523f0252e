public import DisplayText

extension ExportFormat {
  /// Aligned columns for reading, in UTF-8. `TextLayout` draws the same in other glyph sets.
  public static let text = ExportFormat(id: "text", title: "Text", fileExtension: "txt") { document in
    [UInt8](TextLayout(glyphs: .full).text(document).utf8)
  }
}

/// Documents as aligned text: heading, columns with units, tree by indentation, notes below. Everything passes the sanitiser.
public struct TextLayout: Sendable {
  /// Glyphs that the reader has.
  public var glyphs: GlyphSet
  /// Columns of a text cell before it goes on in the next line.
  public var cellWidth = 44
  /// Columns of a note.
  public var noteWidth = 100

  /// A layout for a glyph set.
  public init(glyphs: GlyphSet) { self.glyphs = glyphs }

  /// The whole document.
  public func text(_ document: Document) -> String {
    var lines: [String] = []
    for section in document.sections { lines += self.lines(section) + [""] }
    lines += document.provenance.lines.map(clean)
    return lines.joined(separator: "\n") + "\n"
  }

  /// One section: heading, table, notes.
  public func lines(_ section: Section) -> [String] {
    var lines: [String] = []
    if section.privacy == .patientLevel { lines.append("PATIENT-LEVEL") }
    lines += [clean(section.title), ""]
    let rows = (0..<section.count).map { index in cells(section.row(index)) }
    let titles = section.columns.map { clean($0.title) }
    let units = section.columns.map { clean($0.unit) }
    let widths = section.columns.indices.map { column in
      max(
        DisplayWidth.of(titles[column]), DisplayWidth.of(units[column]),
        rows.map { row in row[column].map { DisplayWidth.of($0) }.max() ?? 0 }.max() ?? 0)
    }
    let alignments = section.columns.map(\.alignment)
    lines.append(line(titles, widths, alignments))
    if units.contains(where: { !$0.isEmpty }) { lines.append(line(units, widths, alignments)) }
    let rule = glyphs == .ascii ? "-" : "─"
    lines.append(widths.map { String(repeating: rule, count: $0) }.joined(separator: "  "))
    for row in rows {
      for part in 0..<(row.map(\.count).max() ?? 0) {
        lines.append(line(row.map { part < $0.count ? $0[part] : "" }, widths, alignments))
      }
    }
    lines.append("")
    for note in section.notes { lines += DisplayText.wrap(clean(note), to: noteWidth, indent: 2) }
    return lines
  }

  private func cells(_ row: TableRow) -> [[String]] {
    row.cells.enumerated().map { column, cell in
      let indent = column == 0 ? String(repeating: "  ", count: row.depth) : ""
      let text = indent + cell.display(for: glyphs)
      guard case .text = cell, DisplayWidth.of(text) > cellWidth else { return [text] }
      return DisplayText.wrap(text, to: cellWidth, indent: 2)
    }
  }

  private func line(_ cells: [String], _ widths: [Int], _ alignments: [TableColumn.Alignment]) -> String {
    let line = zip(zip(cells, widths), alignments).map { cell, alignment in
      DisplayText.pad(cell.0, to: cell.1, alignment: alignment == .left ? .left : .right)
    }.joined(separator: "  ")
    return String(line.reversed().drop { $0 == " " }.reversed())
  }

  private func clean(_ text: String) -> String { Sanitizer.sanitize(text, for: glyphs) }
}
