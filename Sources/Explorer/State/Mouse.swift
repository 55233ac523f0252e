import TerminalUI

// The mouse does nothing that a key cannot do: it selects, opens, scrolls and changes views.
extension ExplorerState {
  mutating func handle(_ mouse: MouseEvent) -> [Effect] {
    notice = nil
    guard overlay == nil else {
      let key: Key? =
        switch mouse.kind {
        case .wheelUp: .up
        case .wheelDown: .down
        default: nil
        }
      return key.flatMap { key in overlay.map { handle(key, over: $0) } } ?? []
    }
    let layout = Layout(self)
    if mouse.y == 0, mouse.kind == .press, let view = layout.tabs.first(where: { $0.columns.contains(mouse.x) })?.view {
      return CommandRegistry.command("view-" + view.word).map { run($0) } ?? []
    }
    guard let (target, rect) = layout.lists.first(where: { $0.rect.contains(mouse.x, mouse.y) }) else { return [] }
    switch mouse.kind {
    case .wheelUp: self[target].scroll(by: -3)
    case .wheelDown: self[target].scroll(by: 3)
    case .press, .doublePress:
      if place == .data || card != nil {
        panel = target == .files || target == .trials ? 2 : target == .columns || target == .facts ? 1 : 0
      }
      let row = self[target].offset + mouse.y - rect.y - layout.headRows(target)
      guard row >= self[target].offset, row < self[target].count else { return [] }
      self[target].select(row)
      if mouse.kind == .doublePress, cannotOpen == nil { return open() }
    }
    return []
  }
}

extension Rect {
  func contains(_ column: Int, _ row: Int) -> Bool { column >= x && column < maxX && row >= y && row < maxY }
}
