import DisplayText
import TerminalUI

/// The box of a page that scrolls: its size, how many rows the page has, and which of them can be seen. Drawing and
/// keys both ask here, so that a page stops at its last row.
struct PageFrame {
  /// Size of the box, its border and the line of keys included.
  let size: Size
  /// Rows of the page.
  let rows: Int

  /// The page of all keys fills the screen.
  init(help state: ExplorerState) {
    size = Size(width: state.size.width, height: max(0, state.size.height - 2))
    var scratch = Surface(size: Size(width: max(0, size.width - 4), height: 1))
    rows = HelpPage(groups: PageFrame.helpGroups(state.glyphs)).draw(
      on: &scratch, in: scratch.bounds, glyphs: state.glyphs)
  }

  /// A text is as high as its lines, as far as there is room.
  init(_ page: TextPage, _ state: ExplorerState) {
    let width = max(0, min(100, state.size.width - 4))
    let lines = page.shownParagraphs.flatMap {
      DisplayText.wrap(Sanitizer.sanitize($0, for: state.glyphs), to: width - 4, indent: 2)
    }
    rows = lines.count
    size = Size(width: width, height: max(0, min(lines.count + 3, state.size.height - 2)))
  }

  /// Rows of the page that are seen: all but border and line of keys.
  private var height: Int { max(0, size.height - 3) }

  /// The first row that is really shown: the page ends where its last row is seen.
  func shownFirst(_ row: Int) -> Int { max(0, min(row, rows - height)) }

  /// "1-18 of 27" where not all is seen.
  func position(_ first: Int) -> String {
    rows > height ? "   ↑↓ scroll   \(first + 1)-\(min(rows, first + height)) of \(rows)" : ""
  }

  /// Every command under its heading.
  static func helpGroups(_ glyphs: GlyphSet) -> [HelpPage.Group] {
    Command.Group.allCases.map { group in
      HelpPage.Group(
        title: group.rawValue,
        entries: CommandRegistry.all.filter { $0.group == group }.map { command in
          let argument = command.argument.map { " " + $0 } ?? ""
          return HelpPage.Entry(
            keys: Sanitizer.sanitize(
              command.keyText.isEmpty ? ":" + command.id + argument : command.keyText, for: glyphs),
            text: Sanitizer.sanitize(command.title, for: glyphs))
        })
    }
  }
}

extension TextPage {
  /// The paragraphs, or that there are none.
  var shownParagraphs: [String] { paragraphs.isEmpty ? ["Nothing."] : paragraphs }
}
