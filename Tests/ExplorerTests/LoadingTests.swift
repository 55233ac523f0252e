import Cohorts
import DisplayText
import Execution
import Projection
import Reports
import TerminalUI
import TestKit
import Testing

@testable import Explorer

/// While a file is read: how far it is, its first lines, what is closed and why; and what is left of a stopped load.
@Suite struct LoadingTests {
  private func loading(width: Int = 80, height: Int = 24, glyphs: GlyphSet = .full) throws -> ExplorerState {
    var state = ExplorerState(
      capabilities: Capabilities(glyphs: glyphs, colors: 0), size: Size(width: width, height: height),
      inputs: [InputFile(name: "small.csv", byteCount: 8_000)])
    _ = state.start()
    _ = update(&state, .terminal(.wake))
    let source = Source(name: "small.csv", bytes: [UInt8](SmallCohort.text.utf8))
    _ = update(&state, .preview(try #require(LoadPreview(source))))
    _ = update(&state, .progress(LoadProgress(doneBytes: 4_100, totalBytes: 8_000, parsedBytes: 2_000)))
    return state
  }

  /// The small cohort as if loading had been stopped after 40 rows.
  private func partial() throws -> LoadedCohort {
    let whole = try #require(try HeadlessSession(text: SmallCohort.text, name: "small.csv").state.cohort)
    var reading = whole.reading
    reading.completeness = .partial(rows: 12_345)
    return LoadedCohort(reading: reading, store: whole.store, offered: whole.offered, sources: whole.sources)
  }

  private func stopped(width: Int = 80, height: Int = 24) throws -> ExplorerState {
    var state = try loading(width: width, height: height)
    _ = update(&state, .terminal(.key(.control("c"))))
    #expect(update(&state, .loaded(try partial(), generation: 0)) == [])
    return state
  }

  @Test func `A preview has whole lines, 200 at most, however they end`() throws {
    func preview(_ text: String) -> LoadPreview? { LoadPreview(Source(name: "f", bytes: [UInt8](text.utf8))) }
    #expect(preview("a,b\r\n1,2\r\n")?.lines == ["a,b", "1,2"])
    #expect(preview("a\r1\r")?.lines == ["a", "1"])
    #expect(preview("a\n\nb\nc")?.lines == ["a", "", "b"])
    #expect(preview("only")?.lines == ["only"])
    #expect(preview("") == nil)
    #expect(preview(String(repeating: "x\n", count: 500))?.lines.count == 200)
    #expect(preview(String(repeating: "x\n", count: 500))?.bytesPerLine == 2)
  }

  @Test func `Rows, bytes and percent are shown, and the first lines can be read meanwhile`() throws {
    var state = try loading()
    let text = render(state).text()
    #expect(text.contains("51 %"))
    #expect(text.contains("rows: about 5"))
    #expect(text.contains("subject_id,onset_site"))
    #expect(state.list == .preview)
    _ = update(&state, .terminal(.key(.down)))
    _ = update(&state, .terminal(.key(.end)))
    #expect(state[.preview].selected == LoadPreview.limit - 1)
    _ = update(&state, .terminal(.key(.character("/"))))
    #expect(state.overlay != nil)
  }

  @Test func `Control sequences in the first lines are made harmless`() throws {
    var state = try loading()
    let source = Source(name: "small.csv", bytes: [UInt8]("id\u{1B}[2J\u{7},b\u{202E}\n1,2\n".utf8))
    _ = update(&state, .preview(try #require(LoadPreview(source))))
    let text = render(state).text()
    #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
  }

  @Test(arguments: CommandRegistry.all.map(\.id)) func `Every command does something or says why, while loading`(
    id: String
  ) throws {
    var state = try loading()
    let command = try #require(CommandRegistry.command(id))
    let reason = command.unavailable(state)
    let effects = state.run(command)
    if let reason { #expect(state.notice?.text.contains(reason) == true) }
    #expect(!effects.contains { if case .analyze = $0 { true } else { false } })
  }

  @Test func `A stopped load keeps its mark, and opens no statistics`() throws {
    var state = try stopped()
    #expect(state.place == .data)
    #expect(state.notice?.text == "stopped after 12,345 rows; r reads the rest")
    for digit: Unicode.Scalar in ["1", "3", "4"] {
      _ = update(&state, .terminal(.key(.character(digit))))
      #expect(state.place == .data)
      #expect(state.notice?.text.contains("loading was stopped after 12,345 rows; r reads the rest") == true)
    }
    _ = update(&state, .terminal(.key(.down)))
    #expect(render(state).text().contains("PARTIAL: first 12,345 rows"))
    #expect(CommandRegistry.command("by")?.unavailable(state)?.contains("12,345") == true)
    #expect(CommandRegistry.command("where")?.unavailable(state)?.contains("12,345") == true)
  }

  @Test func `Of a stopped load only what was found in it is taken out, with the mark`() throws {
    var state = try stopped()
    #expect(ExportDialog.tables(state) == [.findings, .trials])
    _ = update(&state, .terminal(.key(.character("e"))))
    #expect(render(state).text().contains("PARTIAL: loading was stopped after 12,345 rows"))
    #expect(!render(state).text().contains("The same by command line"))
    let notes = state.cohort.map { $0.findings.notes + $0.columns.notes + $0.ledger.notes } ?? []
    #expect(notes.count { $0.hasPrefix("PARTIAL: loading was stopped after the first 12,345 rows") } == 3)
  }

  @Test func `r reads the rest from memory, and the mark goes when all rows are there`() throws {
    var state = try stopped()
    #expect(
      update(&state, .terminal(.key(.character("r")))) == [.load(state.arrangement.plan, generation: state.generation)])
    #expect(render(state).text().contains("reading again"))
    let whole = try #require(try HeadlessSession(text: SmallCohort.text, name: "small.csv").state.cohort)
    let effects = update(&state, .loaded(whole, generation: state.generation))
    #expect(effects == [.analyze(state.arrangement.plan, generation: state.generation)])
    #expect(!render(state).text().contains("PARTIAL"))
  }

  @Test func `A load that is stopped before a row is begun again with r`() throws {
    var state = try loading()
    _ = update(&state, .loadStopped(generation: 0))
    #expect(render(state).text().contains("r reads again"))
    #expect(update(&state, .terminal(.key(.character("r")))) == [.load(AnalysisPlan(), generation: 1)])
    #expect(update(&state, .loadFailed("too late", generation: 0)) == [])
    #expect(state.isBusy)
  }

  @Test func `The first ^C keeps what has come, the second gives it up`() throws {
    var state = try loading()
    #expect(update(&state, .terminal(.key(.control("c")))) == [.stopStep])
    #expect(state.notice?.text == "stopping: what has come is kept; ^C again keeps nothing")
    #expect(update(&state, .terminal(.key(.control("c")))) == [.stopStep])
    #expect(state.notice?.text == "stopping: giving up what was read")
    _ = update(&state, .loadStopped(generation: 0))
    #expect(state.notice?.text == "stopped: nothing was kept; r reads again, Q leaves")
  }

  @Test func `When all rows are read the first ^C only says so`() throws {
    var state = try loading()
    _ = update(&state, .progress(LoadProgress(doneBytes: 8_000, totalBytes: 8_000, parsedBytes: 8_000)))
    #expect(update(&state, .terminal(.key(.control("c")))) == [])
    #expect(state.notice?.text == "all rows are read and are put in order now; ^C again keeps nothing")
    #expect(update(&state, .terminal(.key(.control("c")))) == [.stopStep])
  }

  @Test func `The rest of a pipe cannot be read a second time`() throws {
    var state = try loading()
    state.inputs = [InputFile(name: "standard input", byteCount: 0, isPipe: true)]
    let whole = try partial()
    let cut = whole.sources.map { Source(name: $0.name, bytes: $0.bytes, isCutShort: true) }
    let cohort = LoadedCohort(reading: whole.reading, store: whole.store, offered: whole.offered, sources: cut)
    _ = update(&state, .loaded(cohort, generation: 0))
    let words = "a pipe cannot be read twice; start again to read all"
    #expect(state.notice?.text == "stopped after 12,345 rows; " + words)
    #expect(update(&state, .terminal(.key(.character("r")))) == [])
    #expect(state.notice?.text.contains(words) == true)
  }

  @Test func `Whoever stops too late has all rows, and is told so`() throws {
    var state = try loading()
    _ = update(&state, .terminal(.key(.control("c"))))
    let whole = try #require(try HeadlessSession(text: SmallCohort.text, name: "small.csv").state.cohort)
    _ = update(&state, .loaded(whole, generation: 0))
    #expect(state.notice?.text == "all rows had been read before it stopped")
    #expect(state.partialRows == nil)
  }

  @Test func `Strata that were stopped are begun again with r`() throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    let cohort = try #require(session.state.cohort)
    var state = try loading()
    _ = update(&state, .loaded(cohort, generation: 0))
    _ = update(&state, .terminal(.key(.control("c"))))
    _ = update(&state, .analysisStopped(generation: state.generation))
    #expect(render(state).text().contains("working out the strata was stopped; r begins again"))
    #expect(
      update(&state, .terminal(.key(.character("r"))))
        == [.analyze(state.arrangement.plan, generation: state.generation)])
    session.press("r")
    #expect(session.state.notice?.text.contains("all rows were read") == true)
  }

  @Test func `Cancelling within the reader gives a part, never a mistake`() throws {
    let work = Work()
    work.cancel()
    let source = Source(name: "small.csv", bytes: [UInt8](SmallCohort.text.utf8))
    switch Engine.loadCohort([source], ReadingPlan(), generation: 3, work: work) {
    case .loadStopped(let generation): #expect(generation == 3)
    case .loaded(let cohort, _): #expect(cohort.reading.completeness != .complete)
    default: Issue.record("neither stopped nor a part")
    }
  }

  @Test(arguments: [(80, 24), (60, 18)]) func `Screens of loading and of a stopped load`(
    size: (width: Int, height: Int)
  ) throws {
    let (width, height) = size
    try expectGolden(render(try loading(width: width, height: height)).text(), "Screens/loading-\(width)x\(height).txt")
    try expectGolden(
      render(try loading(width: width, height: height, glyphs: .ascii)).text(),
      "Screens/loading-\(width)x\(height)-ascii.txt")
    try expectGolden(render(try stopped(width: width, height: height)).text(), "Screens/partial-\(width)x\(height).txt")
  }
}
