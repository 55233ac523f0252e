import TerminalUI

/// What lies over a view and takes the keys until it is closed.
enum Overlay: Sendable {
  /// A line typed in the footer.
  case line(LinePrompt)
  /// Commands by name.
  case palette(Palette)
  /// Axes of the subgroups.
  case axes(AxesPanel)
  /// Assumptions of the projection.
  case assumptions(AssumptionsPanel)
  /// Taking a table out.
  case export(ExportDialog)
  /// Correcting what a column was taken for.
  case column(ColumnEditor)
  /// Keys, from a row of the page on.
  case help(firstRow: Int)
  /// Something to read.
  case page(TextPage)
  /// Asks before leaving while work is running.
  case leaving
}

/// Text to read: an explanation, a source line, the action log.
struct TextPage: Hashable, Sendable {
  var title: String
  var paragraphs: [String]
  var firstRow = 0

  init(title: String, paragraphs: [String]) {
    self.title = title
    self.paragraphs = paragraphs
  }
}

extension ExplorerState {
  /// A key while something lies over the view.
  mutating func handle(_ key: Key, over overlay: Overlay) -> [Effect] {
    switch overlay {
    case .line(let line): return handle(key, in: line)
    case .palette(let palette): return handle(key, in: palette)
    case .axes(let panel): return handle(key, in: panel)
    case .assumptions(let panel): return handle(key, in: panel)
    case .export(let dialog): return handle(key, in: dialog)
    case .column(let editor): return handle(key, in: editor)
    case .help(let firstRow):
      let frame = PageFrame(help: self)
      self.overlay = ExplorerState.scrolled(key, frame.shownFirst(firstRow)).map {
        .help(firstRow: frame.shownFirst($0))
      }
      return []
    case .page(var page):
      let frame = PageFrame(page, self)
      let row = ExplorerState.scrolled(key, frame.shownFirst(page.firstRow)).map(frame.shownFirst)
      page.firstRow = row ?? 0
      self.overlay = row == nil ? nil : .page(page)
      return []
    case .leaving:
      switch key {
      case .character("y"), .character("Y"): return [.cancelWork, .quit(code: 0)]
      case .character("n"), .character("N"), .escape: self.overlay = nil
      default: break
      }
      return []
    }
  }

  /// The first row of a page after a key; `nil` to close it.
  private static func scrolled(_ key: Key, _ firstRow: Int) -> Int? {
    switch key {
    case .down, .character("j"): firstRow + 1
    case .up, .character("k"): max(0, firstRow - 1)
    case .pageDown, .control("f"), .character(" "), .control("d"): firstRow + 10
    case .pageUp, .control("b"), .control("u"): max(0, firstRow - 10)
    case .home, .character("g"): 0
    case .escape, .character("q"), .enter, .character("?"), .function(1), .character("i"), .character("o"): nil
    default: firstRow
    }
  }
}
