import TerminalUI

/// One way to look at the selected stratum, below the tree or beside it. A new one is a file in this folder and a line in
/// the registry.
struct StratumPanel: Sendable {
  /// Its name for `:panel` and the action log.
  let id: String
  /// The word in the footer.
  let title: String
  /// Draws it, its title line or frame included.
  let draw: @Sendable (StratumSight, inout Canvas) -> Void
}

/// What a panel shows, and where.
struct StratumSight {
  let stratum: Int
  let analysis: Analysis
  let rect: Rect
  /// Whether there is a frame rather than a title line.
  let isFramed: Bool
  /// Whether the row of the stratum is seen above.
  let isRowInSight: Bool
}

/// The panels in the order of the key.
enum StratumPanelRegistry {
  static let all: [StratumPanel] = [.course, .details, .applicability, .earlyOrLate, .risk, .sensitivity]

  /// The panel that stands beside the details where there is room for both: the details are seen anyway.
  static func upper(_ selected: Int) -> StratumPanel {
    all[selected].id == StratumPanel.details.id ? .course : all[selected]
  }
}

extension ExplorerState {
  /// The next panel, or the one before; where the details stand beside it they are passed over.
  mutating func turnPanel(by step: Int) {
    let count = StratumPanelRegistry.all.count
    repeat {
      stratumPanel = (stratumPanel + step + count) % count
    } while size.width >= Breakpoint.twoColumns && !isZoomed
      && StratumPanelRegistry.all[stratumPanel].id == StratumPanel.details.id
  }

  /// The panel of a name.
  mutating func showPanel(_ name: String) {
    guard let place = StratumPanelRegistry.all.firstIndex(where: { $0.id == name }) else {
      complain(
        "no panel \"\(name)\"; expected \(StratumPanelRegistry.all.map(\.id).joined(separator: ", "))")
      return
    }
    stratumPanel = place
  }

  /// The word of the panel that the key leads to.
  var nextPanelTitle: String {
    var next = self
    next.turnPanel(by: 1)
    return StratumPanelRegistry.all[next.stratumPanel].title
  }
}
