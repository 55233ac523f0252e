public import DisplayText

extension ExportFormat {
  /// Aligned columns for reading, in UTF-8. `TextLayout` draws the same in other glyph sets.
  public static let text = ExportFormat(id: "text", title: "Text", fileExtension: "txt") { document in
    [UInt8](TextLayout(glyphs: .full).text(document).utf8)
  }
}

/// Documents as aligned text: heading, columns with units, tree by indentation, notes below. A table that is wider than
/// the page goes on below itself, each part with the first columns again, as many as tell rows apart. Everything passes the sanitiser.
public struct TextLayout: Sendable {
  /// Glyphs that the reader has.
  public var glyphs: GlyphSet
  /// Columns of the page.
  public var width: Int
  /// Least and greatest width of a column of words, which wrap.
  private static let wordColumn = 24...48
  private static let gap = 2

  /// A layout for a glyph set and a page of at least 40 columns.
  public init(glyphs: GlyphSet, width: Int = 80) {
    self.glyphs = glyphs
    self.width = max(40, width)
  }

  /// The whole document.
  public func text(_ document: Document) -> String {
    var lines: [String] = []
    for section in document.sections { lines += self.lines(section) + [""] }
    lines += document.provenance.lines.flatMap { DisplayText.wrap(clean($0), to: width, indent: 4) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One section: heading, table, notes.
  public func lines(_ section: Section) -> [String] {
    var lines: [String] = []
    if section.privacy == .patientLevel { lines.append("PATIENT-LEVEL") }
    lines += DisplayText.wrap(clean(section.title), to: width, indent: 2)
    let grid = Grid(section, clean)
    var widths = grid.widths(atMost: TextLayout.wordColumn.upperBound)
    // The first column stands in every part: a long label of the file must leave room for the others.
    if widths.count > 1, let first = widths.first, !grid.isWords[0] { widths[0] = min(first, width * 2 / 5) }
    for part in parts(of: widths, grid) {
      lines += [""] + self.lines(part, of: grid, section)
    }
    lines.append("")
    for note in section.notes { lines += DisplayText.wrap(clean(note), to: width, indent: 2) }
    return lines
  }

  // MARK: Which columns stand side by side

  /// A part of a table: columns with their widths.
  private typealias Part = [(column: Int, width: Int)]

  /// All columns side by side if words may be squeezed so far; else several parts, each beginning with the same columns.
  private func parts(of natural: [Int], _ grid: Grid) -> [Part] {
    let isWords = grid.isWords
    if let squeezed = squeezed(natural, isWords) {
      return [Array(squeezed.enumerated()).map { ($0.offset, $0.element) }]
    }
    func least(_ column: Int) -> Int {
      isWords[column] ? min(natural[column], TextLayout.wordColumn.lowerBound) : natural[column]
    }
    let head = head(natural, grid)
    func used(_ part: Part) -> Int { part.reduce(-TextLayout.gap) { $0 + $1.width + TextLayout.gap } }
    var parts: [Part] = []
    var part = head
    for column in natural.indices.dropFirst(head.count) {
      if least(column) > width - used(part) - TextLayout.gap, part.count > head.count {
        parts.append(part)
        part = head
      }
      let room = width - used(part) - TextLayout.gap
      part.append((column, isWords[column] ? min(natural[column], max(least(column), room)) : natural[column]))
    }
    return parts + [part]
  }

  /// What stands in every part: the first column, and the words after it as far as they are needed to tell rows apart
  /// and a third of the page is left for the others.
  private func head(_ natural: [Int], _ grid: Grid) -> Part {
    var head: Part = [(0, natural[0])]
    var used = natural[0]
    for column in natural.indices.dropFirst() {
      let width = min(natural[column], TextLayout.wordColumn.lowerBound)
      used += TextLayout.gap + width
      let names = grid.rows.map { $0.prefix(head.count) }
      guard grid.isWords[column], used <= self.width * 2 / 3, Set(names).count < names.count else { break }
      head.append((column, width))
    }
    return head
  }

  private func squeezed(_ natural: [Int], _ isWords: [Bool]) -> [Int]? {
    var widths = natural
    var excess = widths.reduce(0, +) + TextLayout.gap * (widths.count - 1) - width
    while excess > 0 {
      let squeezable = widths.indices.filter { isWords[$0] && widths[$0] > TextLayout.wordColumn.lowerBound }
      guard let widest = squeezable.max(by: { widths[$0] < widths[$1] }) else { return nil }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  // MARK: Lines

  private func lines(_ part: Part, of grid: Grid, _ section: Section) -> [String] {
    let alignments = part.map { section.columns[$0.column].alignment }
    let widths = part.map(\.width)
    var lines = rows(part.map { grid.titles[$0.column] }, widths, alignments)
    let units = part.map { grid.units[$0.column] }
    if units.contains(where: { !$0.isEmpty }) { lines += rows(units, widths, alignments) }
    let rule = glyphs == .ascii ? "-" : "─"
    lines.append(widths.map { String(repeating: rule, count: $0) }.joined(separator: "  "))
    for row in grid.rows { lines += rows(part.map { row[$0.column] }, widths, alignments) }
    return lines
  }

  /// One row: as many lines as its longest cell of words needs.
  private func rows(_ cells: [String], _ widths: [Int], _ alignments: [TableColumn.Alignment]) -> [String] {
    let wrapped = zip(cells, widths).map { cell, width in
      DisplayWidth.of(cell) > width ? TextLayout.wrap(cell, to: width) : [cell]
    }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { index in
      var line = ""
      for (column, cell) in wrapped.enumerated() {
        if column > 0 { line += String(repeating: " ", count: TextLayout.gap) }
        line += DisplayText.pad(
          index < cell.count ? cell[index] : "", to: widths[column],
          alignment: alignments[column] == .left ? .left : .right)
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Folds a cell and keeps the indentation that shows its depth.
  private static func wrap(_ cell: String, to width: Int) -> [String] {
    let indent = String(cell.prefix { $0 == " " }.prefix(width / 2))
    return DisplayText.wrap(cell, to: width - indent.count, indent: 2).map { indent + $0 }
  }

  private func clean(_ text: String) -> String { Sanitizer.sanitize(text, for: glyphs) }

  /// The sanitised words of a section.
  private struct Grid {
    let titles: [String]
    let units: [String]
    let rows: [[String]]
    /// Columns that hold words in some row and no number in any: they may wrap.
    let isWords: [Bool]

    init(_ section: Section, _ clean: (String) -> String) {
      titles = section.columns.map { clean($0.title) }
      units = section.columns.map { clean($0.unit) }
      var rows: [[String]] = []
      var isWords = section.columns.indices.map { $0 > 0 && section.columns[$0].alignment == .left }
      if section.columns.count <= 3, section.columns.first?.alignment == .left { isWords[0] = true }
      for index in 0..<section.count {
        let row = section.row(index)
        rows.append(
          row.cells.enumerated().map { column, cell in
            (column == 0 ? String(repeating: "  ", count: row.depth) : "") + clean(cell.plain)
          })
      }
      self.rows = rows
      self.isWords = isWords
    }

    /// Width that each column needs, words at most `limit`.
    func widths(atMost limit: Int) -> [Int] {
      titles.indices.map { column in
        let needed = rows.map { DisplayWidth.of($0[column]) }.max() ?? 0
        let head = max(DisplayWidth.of(titles[column]), DisplayWidth.of(units[column]))
        return isWords[column] ? max(min(needed, limit), min(head, limit)) : max(needed, head)
      }
    }
  }
}
