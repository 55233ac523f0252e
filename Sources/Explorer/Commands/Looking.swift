import DisplayText
import TerminalUI

extension CommandRegistry {
  /// Looking closer.
  static let looking: [Command] = [
    Command("zoom", [.character("z"), .character("+")], "z", "zoom the plot", .look, unavailable: { $0.cannotZoom }) {
      state, _ in
      state.isZoomed.toggle()
      return []
    },
    Command("plot", [.character("p")], "p", "other plot or details", .look, unavailable: { $0.cannotSwitchLowerPanel })
    {
      state, _ in
      if case .patient = state.place {
        state.patientPlot = state.patientPlot == .course ? .survival : .course
        return []
      }
      state.turnPanel(by: 1)
      return []
    },
    Command(
      "plot-before", [.character("P")], "P", "the plot before", .look, unavailable: { $0.cannotSwitchLowerPanel }
    ) { state, _ in
      if case .patient = state.place {
        state.patientPlot = state.patientPlot == .course ? .survival : .course
      } else {
        state.turnPanel(by: -1)
      }
      return []
    },
    Command(
      "panel-of", [], "", "what to show of a stratum", .look, argument: "NAME", unavailable: { $0.needsAnalysis }
    ) { state, text in
      state.showPanel(text)
      return []
    },
    Command("explain", [.character("i")], "i", "explain this line", .look, unavailable: { $0.cannotExplain }) {
      state, _ in
      state.overlay = state.explanation().map { .page($0) }
      return []
    },
    Command("source", [.character("o")], "o", "line in the file", .look, unavailable: { $0.cannotShowSource }) {
      state, _ in
      state.overlay = state.sourcePage().map { .page($0) }
      return []
    },
    Command("log", [], "", "what was done", .look) { state, _ in
      let lines = state.log.isEmpty ? ["Nothing was changed yet."] : state.log
      state.overlay = .page(TextPage(title: "Action log", paragraphs: lines))
      return []
    },
    Command("glyphs", [], "", "characters in use", .look, argument: "SET") { state, text in
      let sets = GlyphSet.allCases
      if let asked = GlyphSet(rawValue: text) {
        state.capabilities.glyphs = asked
      } else if text.isEmpty {
        let place = sets.firstIndex(of: state.glyphs) ?? 0
        state.capabilities.glyphs = sets[(place + 1) % sets.count]
      } else {
        state.complain("glyphs: no set \"\(text)\"; expected full, basic or ascii")
        return []
      }
      state.say("glyphs " + state.glyphs.rawValue)
      return [.redraw]
    },
  ]
}
