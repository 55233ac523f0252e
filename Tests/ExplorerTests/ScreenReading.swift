import DisplayText
import TerminalUI

@testable import Explorer

extension HeadlessSession {
  /// What a reader takes in one go: of two columns each by itself, and of what lies over a view only that, because it
  /// covers parts of sentences.
  var readings: [String] {
    let lines = HeadlessSession.cells(surface)
    guard state.overlay != nil else {
      let parts = surface.text().replacing("||", with: "││").split(separator: "\n").map {
        $0.split(separator: "││", maxSplits: 1)
      }
      return (0..<2).map { side in parts.map { side < $0.count ? $0[side] : "" }.joined(separator: "\n") }
    }
    var bare = state
    bare.overlay = nil
    let under = HeadlessSession.cells(render(bare))
    let rows = lines.indices.filter { lines[$0] != under[$0] }
    let columns = rows.flatMap { row in lines[row].indices.filter { lines[row][$0] != under[row][$0] } }
    guard let left = columns.min(), let right = columns.max() else { return [] }
    return [rows.map { String(lines[$0][left...right]) }.joined(separator: "\n")]
  }

  /// Every line of a screen, all of one length.
  private static func cells(_ surface: Surface) -> [[Character]] {
    let lines = surface.text().split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
    let width = lines.map(\.count).max() ?? 0
    return lines.map { $0 + Array(repeating: " ", count: width - $0.count) }
  }
}
