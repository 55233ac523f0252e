import Cohorts
import DisplayText
import Execution
import Projection
import Strata
import TerminalUI
import TestKit
import Testing
import Variables

@testable import Explorer

/// What every message does, one at a time.
@Suite struct UpdateTests {
  private let capabilities = Capabilities(glyphs: .full, colors: 256)

  private func newState() -> ExplorerState {
    ExplorerState(
      capabilities: capabilities, size: Size(width: 80, height: 24),
      inputs: [InputFile(name: "small.csv", byteCount: 1_000)])
  }

  private func loaded() throws -> ExplorerState { try HeadlessSession(text: SmallCohort.text, name: "small.csv").state }

  private func key(_ state: inout ExplorerState, _ key: Key) -> [Effect] { update(&state, .terminal(.key(key))) }

  // MARK: Loading

  @Test func `The first effect is to read the inputs, and the screen says how far it is`() {
    var state = newState()
    #expect(state.start() == [.load(AnalysisPlan(), generation: 0)])
    #expect(state.isBusy)
    _ = update(&state, .progress(LoadProgress(doneBytes: 410, totalBytes: 1_000)))
    let screen = render(state).text()
    #expect(screen.contains("reading small.csv"))
    #expect(screen.contains("41 %"))
    #expect(screen.contains("^C ends it"))
  }

  @Test func `While reading, the views of statistics are closed and say why`() {
    var state = newState()
    _ = state.start()
    for digit: Unicode.Scalar in ["1", "3", "4"] {
      #expect(key(&state, .character(digit)) == [])
      #expect(state.place == .data)
      #expect(state.notice?.text.contains("waiting for all rows") == true)
    }
  }

  @Test func `^C stops a load; nothing was kept, and q leaves`() {
    var state = newState()
    _ = state.start()
    #expect(key(&state, .control("c")) == [.stopStep])
    #expect(update(&state, .loadStopped(generation: 0)) == [])
    #expect(!state.isBusy)
    #expect(render(state).text().contains("Reading was stopped"))
    #expect(key(&state, .character("q")) == [.quit(code: 0)])
  }

  @Test func `A file that cannot be read is explained on the screen`() {
    var state = newState()
    _ = state.start()
    _ = update(&state, .loadFailed("small.csv is an Excel workbook; save it as CSV", generation: 0))
    #expect(render(state).text().contains("Excel workbook"))
  }

  @Test func `A cohort that was read leads to the strata and asks for the plan`() throws {
    let cohort = try #require(loaded().cohort)
    var state = newState()
    _ = state.start()
    #expect(update(&state, .loaded(cohort, generation: 0)) == [.analyze(AnalysisPlan(), generation: 1)])
    #expect(state.place == .strata)
  }

  @Test func `A part of a file opens no statistics and keeps the mark PARTIAL`() throws {
    let whole = try #require(loaded().cohort)
    var reading = whole.reading
    reading.completeness = .partial(rows: 40)
    var state = newState()
    _ = state.start()
    let part = LoadedCohort(reading: reading, store: whole.store, offered: whole.offered, sources: whole.sources)
    #expect(update(&state, .loaded(part, generation: 0)) == [])
    #expect(state.place == .data)
    _ = key(&state, .character("1"))
    #expect(state.place == .data)
    #expect(state.notice?.text.contains("loading was stopped after 40 rows; r reads the rest") == true)
    #expect(render(state).text().contains("PARTIAL: first 40 rows"))
  }

  @Test func `Errors in the file are the first thing to see, and 1 goes on to the strata`() throws {
    let session = try HeadlessSession(
      text: SmallCohort.text + "P999,bulbar,female,50,12,0,61,80,x1\n", name: "small.csv")
    #expect(session.state.place == .data)
    #expect(session.screen.contains("61"))
    var next = session
    next.press("1")
    #expect(next.state.place == .strata)
  }

  // MARK: Work

  @Test func `An answer to an older plan is dropped`() throws {
    var state = try loaded()
    let old = try #require(state.analysis)
    let generation = state.generation
    let effects = state.setAxes("sex")
    #expect(effects == [.analyze(state.arrangement.plan, generation: generation + 1)])
    _ = update(&state, .analyzed(old, generation: generation))
    #expect(state.isBusy)
    _ = update(&state, .analysisFailed("too late", generation: generation))
    #expect(state.isBusy)
    #expect(state.notice?.text != "too late")
  }

  @Test func `A new plan stops the work on the one before`() throws {
    var state = try loaded()
    _ = state.setAxes("sex")
    let effects = state.setAxes("onset")
    #expect(effects == [.cancelWork, .analyze(state.arrangement.plan, generation: state.generation)])
  }

  @Test func `A plan that fails or is stopped leaves the one on the screen`() throws {
    for stops in [true, false] {
      var state = try loaded()
      let before = state.arrangement
      _ = state.setAxes("sex")
      let generation = state.generation
      _ = update(
        &state,
        stops ? .analysisStopped(generation: generation) : .analysisFailed("no such column", generation: generation))
      #expect(state.arrangement == before)
      #expect(!state.isBusy)
      #expect(state.notice?.text.contains(stops ? "stopped" : "no such column") == true)
    }
  }

  @Test func `The cursor stays on its stratum when the plan changes, and finds the nearest when it is gone`() throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    session.press("j")
    let path = try #require(session.state.selectedPath)
    session.press("t <Down> <Enter> <Esc>")
    #expect(session.state.selectedPath == path)
    session.press(":by <Space> sex <Enter>")
    #expect(session.state.selectedPath == StratumPath())
  }

  // MARK: Leaving

  @Test func `^C without work asks for a second ^C, and another key takes that back`() throws {
    var state = try loaded()
    #expect(key(&state, .control("c")) == [])
    #expect(state.notice?.text == "press ^C again to leave")
    #expect(key(&state, .control("c")) == [.quit(code: 0)])
    state = try loaded()
    _ = key(&state, .control("c"))
    _ = key(&state, .down)
    #expect(key(&state, .control("c")) == [])
  }

  @Test func `q at the top leaves, and asks first while work is running`() throws {
    var state = try loaded()
    #expect(key(&state, .character("q")) == [.quit(code: 0)])
    _ = state.setAxes("sex")
    #expect(key(&state, .character("q")) == [])
    #expect(render(state).text().contains("Leave and drop it?"))
    #expect(key(&state, .character("n")) == [])
    _ = key(&state, .character("q"))
    #expect(key(&state, .character("y")) == [.cancelWork, .quit(code: 0)])
  }

  @Test func `Signals end with 128 and their number`() throws {
    var state = try loaded()
    #expect(update(&state, .terminal(.terminate(15))) == [.cancelWork, .quit(code: 143)])
    #expect(update(&state, .terminal(.hangup)) == [.cancelWork, .quit(code: 129)])
    #expect(update(&state, .terminal(.resumed)) == [.redraw])
  }

  // MARK: Keys and text

  @Test func `A key without a command says so and changes nothing`() throws {
    var state = try loaded()
    let before = render(state)
    _ = key(&state, .character("x"))
    #expect(state.notice?.text.contains("? shows the keys") == true)
    _ = key(&state, .function(9))
    #expect(render(state) == before)
  }

  @Test func `Pasted text never becomes commands`() throws {
    var state = try loaded()
    #expect(update(&state, .terminal(.paste("Q\nQQ"))) == [])
    #expect(state.overlay == nil)
    _ = key(&state, .character("/"))
    #expect(update(&state, .terminal(.paste("bul\nbar"))) == [])
    guard case .line(let line)? = state.overlay else {
      Issue.record("the line is closed")
      return
    }
    #expect(line.prompt.text == "bul bar")
  }

  @Test func `Find goes to the next row with the words, around the end, and says when there is none`() throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    session.press("3 / P 1 1 7 <Enter>")
    #expect(session.state.selectedPatient == 17)
    session.press("n")
    #expect(session.state.selectedPatient == 17)
    session.press("/ q z q <Enter>")
    #expect(session.screen.contains("not found: qzq"))
    #expect(session.state.selectedPatient == 17)
  }

  @Test func `A filter that cannot be read stays in the line with the place of the mistake`() throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    session.press("f a g e <Space> > > <Enter>")
    guard case .line(let line)? = session.state.overlay else {
      Issue.record("the line is closed")
      return
    }
    #expect(line.error != nil)
    let rows = session.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let typed = try #require(rows.firstIndex { $0.contains("where age >>") })
    #expect(rows[typed - 1].hasPrefix("error: found \">\""))
    #expect(rows[typed + 1] == "           ^")
    session.press("<C-u> a g e <Space> > <Space> 6 0 <Enter>")
    #expect(session.state.arrangement.plan.stratification.filter?.text == "age > 60")
    #expect(session.screen.contains("filter: age > 60"))
    session.press("F")
    #expect(session.state.arrangement.plan.stratification.filter == nil)
    session.press("f o n s <Tab> = b <Tab> a n d <Space> a g e <Space> > 5 0 y <Enter>")
    #expect(session.state.arrangement.plan.stratification.filter?.text == "onset=bulbar and age >50y")
    session.press("F")
  }

  @Test func `Strata are sorted below their parents, never by what is projected, and undo brings the levels back`()
    throws
  {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    func labels() -> [String] {
      let stratification = session.state.analysis?.stratification
      return session.state.visibleStrata.compactMap { stratification?.label($0) }
    }
    let byLevel = labels()
    session.press("s")
    let analysis = try #require(session.state.analysis)
    for stratum in analysis.stratification.strata {
      let places = stratum.children.compactMap { child in session.state.visibleStrata.firstIndex(of: child) }
      let counts = places.sorted().map { analysis.stratification.strata[session.state.visibleStrata[$0]].count }
      #expect(counts == counts.sorted(by: >))
    }
    session.press("S")
    #expect(session.state.notice?.text.contains("lowest first") == true)
    session.press("u u")
    #expect(labels() == byLevel)
    session.press(": s o r t <Space> e f f e c t <Enter>")
    #expect(session.state.notice?.text.contains("would rank the assumption") == true)
    #expect(labels() == byLevel)
  }

  @Test func `Small levels are taken together and can be filtered as one`() throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    session.press(": c o l l a p s e <Space> 1 0 0 0 <Enter>")
    let stratification = try #require(session.state.analysis?.stratification)
    let merged = try #require(stratification.strata.indices.first { stratification.label($0).hasPrefix("other: ") })
    let count = stratification.strata[merged].count
    let row = try #require(session.state.visibleStrata.firstIndex(of: merged))
    session.press("g " + String(repeating: "j ", count: row) + "=")
    #expect(session.state.analysis?.stratification.strata[0].count == count)
  }

  @Test func `The example under an empty filter can be typed`() throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    session.press("f")
    let example = "age >= 50 and onset = bulbar"
    #expect(session.screen.contains("as " + example))
    session.send(.terminal(.paste(example)))
    session.press("<Enter>")
    #expect(session.state.arrangement.plan.stratification.filter?.text == example)
  }

  @Test func `= keeps and ! drops the level under the cursor`() throws {
    var kept = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    kept.press("j =")
    let all = try #require(kept.state.analysis).stratification
    #expect(all.strata[0].count == 18)
    var dropped = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    dropped.press("j !")
    let rest = try #require(dropped.state.analysis).stratification
    #expect(rest.strata[0].count == 54)
  }

  // MARK: Export

  @Test func `Enter in the export dialog asks for the file, and an error keeps the dialog`() throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    session.press("e <Down> <Right> <Down> <Down> <C-u> o u t . t s v <Enter>")
    let plan = session.state.arrangement.plan
    #expect(
      session.requests == [
        .export(
          ExportRequest(
            table: .benefit, format: "tsv", path: "out.tsv", disclosure: "cms", force: false, plan: plan))
      ])
    session.send(.exportFailed("out.tsv exists; tick replace"))
    #expect(session.screen.contains("out.tsv exists; tick replace"))
    session.press("<Down> <Space> <Enter>")
    guard case .export(let second)? = session.requests.last else {
      Issue.record("nothing is asked for")
      return
    }
    #expect(second.force)
    session.send(.exported(path: "out.tsv", withheldCells: 3))
    #expect(session.state.overlay == nil)
    #expect(session.screen.contains("written: out.tsv; 3 cells with few patients hidden"))
    #expect(session.state.log.last == "# written: out.tsv")
  }

  @Test func `While a projection is drawn the header says how much of it is there`() throws {
    var state = try HeadlessSession(text: SmallCohort.text, name: "small.csv").state
    state.job = .analysing(percent: nil)
    #expect(render(state).text().contains("working…"))
    _ = update(&state, .drawing(percent: 43))
    #expect(render(state).text().contains("drawing, 43 %"))
    state.job = nil
    _ = update(&state, .drawing(percent: 50))
    #expect(!render(state).text().contains("drawing"))
  }

  @Test func `The dialog shows the command line that writes the same table`() throws {
    var session = try HeadlessSession(text: SmallCohort.text, name: "small.csv")
    session.press("e")
    guard case .export(let dialog)? = session.state.overlay else {
      Issue.record("there is no dialog")
      return
    }
    #expect(
      session.state.commandLine(dialog)
        == "alstrata benefit small.csv --by onset,stage --evidence adjusted --route intrathecal --doses 3 --scale additive "
        + "--horizon 28w --seed 1 --format csv -o alstrata-benefit.csv")
    session.press("<Esc> 4 e")
    guard case .export(let trials)? = session.state.overlay else {
      Issue.record("there is no dialog")
      return
    }
    #expect(session.state.commandLine(trials) == "alstrata evidence --format csv -o alstrata-trials.csv")
  }

  @Test func `A command line for the cohort inside the program names no file`() throws {
    var state = try loaded()
    state.inputs = [InputFile(name: "register.csv", byteCount: 1, isEmbedded: true)]
    #expect(state.commandLine(ExportDialog(state)).hasPrefix("alstrata benefit --by onset,stage"))
  }
}
