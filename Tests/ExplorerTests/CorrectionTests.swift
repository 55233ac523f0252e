import Cohorts
import Projection
import Strata
import TerminalUI
import TestKit
import Testing

@testable import Explorer

/// Correcting what the reader guessed, in the data view: the effect is seen at once and can be undone.
@Suite struct CorrectionTests {
  /// A register that leaves questions: codes for the sex, litres under a header of percent, weeks without a unit.
  static let text: String = {
    var lines = ["subject_id,onset_site,gender,age,time,alsfrsr_total,breath,heft"]
    let sites = ["bulbar", "limb", "limb", "respiratory"]
    for patient in 0..<72 {
      for visit in 0..<3 {
        lines.append(
          "P\(100 + patient),\(sites[patient % 4]),\(1 + patient % 2),\(40 + patient % 35),\(visit * 12),"
            + "\(max(0, 46 - patient % 17 - visit * (1 + patient % 3))),\(60 + patient % 40 + (patient == 7 ? 300 : 0)),"
            + "\(120 + patient)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  private func session(_ keys: String = "5", width: Int = 80, height: Int = 24) throws -> HeadlessSession {
    var session = try HeadlessSession(width: width, height: height, text: CorrectionTests.text, name: "coded.csv")
    session.press(keys)
    return session
  }

  private func column(_ header: String, _ session: HeadlessSession) throws -> ColumnMapping {
    let cohort = try #require(session.state.cohort)
    return cohort.column(at: try #require(cohort.row(ofColumn: header)))
  }

  @Test func `Columns that want a look are named over the list, marked in it, and reached with ]`() throws {
    var session = try session()
    #expect(session.screen.contains("2 columns want a look: gender, time"))
    #expect(session.screen.contains("? gender"))
    #expect(session.state.list == .columns)
    session.press("<Home> ]")
    #expect(session.state[.columns].selected == 2)
    session.press("]")
    #expect(session.state[.columns].selected == 4)
    session.press("]")
    #expect(session.state.notice?.text.contains("last one") == true)
    session.press("[")
    #expect(session.state[.columns].selected == 2)
  }

  @Test func `A variable is chosen by typing, the effect is told, and u brings the old one back`() throws {
    var session = try session("5 <Home> <Down> <Down> <Down> <Down> <Down> <Down>")
    let before = session.state.arrangement
    #expect(session.state[.columns].selected == 6)
    session.press("<Enter>")
    #expect(session.screen.contains("Column breath"))
    #expect(session.screen.contains("Values: "))
    session.press("vc_pct <Enter>")
    #expect(session.state.arrangement.plan.reading.mapping == ["breath": "vc_pct"])
    #expect(session.state.notice?.text == "breath is now vc_pct: 216 values, 3 set aside")
    #expect(session.state[.columns].selected == 6)
    #expect(session.state.place == .data)
    #expect(session.state.analysis != nil)
    #expect(try column("breath", session).confidence == .asked)
    #expect(session.state.log.last == "map breath=vc_pct")
    session.press("u")
    #expect(session.state.arrangement == before)
    #expect(try column("breath", session).concept == nil)
    session.press("<C-r>")
    #expect(try column("breath", session).concept == "vc_pct")
  }

  @Test func `A column is left out, and taken as guessed again`() throws {
    var session = try session(":map <Space> age=none <Enter>")
    #expect(session.state.notice?.text.hasPrefix("age is left out") == true)
    session.press("5 <Home> <Down> <Down> <Down> <Enter> <Enter>")
    #expect(session.state.notice?.text == "age stays as it is")
    session.press("<Enter> guessed <Enter>")
    #expect(try column("age", session).concept == "age")
    #expect(session.state.arrangement.plan.reading.mapping.isEmpty)
  }

  @Test func `Codes are given their words, and the column no longer wants a look`() throws {
    var session = try session("5 <Home> ] <Enter> <Tab>")
    #expect(session.screen.contains("1 (108), 2 (108)"))
    session.press("1=M,2=F <Enter>")
    #expect(session.state.arrangement.plan.reading.codes == ["gender": ["1": "M", "2": "F"]])
    #expect(try column("gender", session).concept == "sex")
    #expect(session.state.notice?.text == "gender is now sex: 216 values, 0 set aside")
    #expect(session.screen.contains("1 column wants a look: time"))
    session.press("1 :by <Space> sex <Enter>")
    let labels = try #require(session.state.analysis).stratification.axes[0].levels
    #expect(labels.contains("female") && labels.contains("male"))
    #expect(try #require(session.state.analysis).stratification.strata[1].count == 36)
  }

  @Test func `Codes that cannot be read stay in the field with what is wrong`() throws {
    var session = try session("5 <Home> ] <Enter> <Tab> 1M <Enter>")
    #expect(session.screen.contains("1M: expected CODE=WORD"))
    session.press("<Esc>")
    #expect(session.state.arrangement.plan.reading.codes.isEmpty)
  }

  @Test func `A unit makes the sibling variable of the column`() throws {
    var session = try session(":unit <Space> time=weeks <Enter>")
    #expect(try column("time", session).concept == "visit_week")
    #expect(session.state.notice?.text == "time is now visit_week: 216 values, 0 set aside")
    let months = try #require(session.state.cohort).reading.cohort.visitMonths[1]
    #expect(abs((months ?? 0) - 12 * 7 / 30.4375) < 0.01)
    session.press(":unit <Space> age=litres <Enter>")
    #expect(session.state.notice?.text.contains("no unit \"litres\"") == true)
    session.press(":unit <Space> age=l <Enter>")
    #expect(session.state.notice?.text.contains("not counted in l") == true)
    #expect(session.state.arrangement.plan.reading.units == ["time": "weeks"])
    #expect(session.state.cannotUndo == nil)
  }

  @Test func `Pounds become kilograms`() throws {
    var session = try session(":map <Space> heft=weight <Enter> :unit <Space> heft=lb <Enter>")
    let weight = try #require(session.state.cohort?.reading.cohort.visitColumns.numbers("weight"))
    #expect(abs((weight[0] ?? 0) - 120 * 0.45359237) < 1e-9)
    session.press("5")
    #expect(try column("heft", session).reason.contains("lb"))
  }

  @Test func `A mapping that cannot be is refused, and the cohort stays as it was`() throws {
    var session = try session(":map <Space> breath=alsfrsr_total <Enter>")
    let asked = session.state.arrangement
    session.press(":map <Space> heft=alsfrsr_total <Enter>")
    #expect(session.state.notice?.text.contains("asked for two columns") == true)
    #expect(session.state.arrangement == asked)
    #expect(session.state.cohort?.plan == asked.plan.reading)
    session.press(":map <Space> nothere=age <Enter>")
    #expect(session.state.notice?.text == "map: no column is called nothere")
    session.press(":map <Space> heft=nonsense <Enter>")
    #expect(session.state.notice?.text.contains("no variable") == true)
  }

  @Test func `Losing the variable of an axis closes the strata with the reason, and u opens them again`() throws {
    var session = try session(":map <Space> subject_id=none <Enter>")
    #expect(session.state.notice?.isError == true)
    #expect(session.state.cohort?.plan.mapping.isEmpty == true)
    session.press(":map <Space> onset_site=none <Enter> 1")
    #expect(session.state.job == nil)
    session.press("u")
    #expect(session.state.analysis != nil)
  }

  @Test func `An answer to an older reading is dropped`() throws {
    var session = try session()
    let old = try #require(session.state.cohort)
    var state = session.state
    let effects = state.setVariable("breath=vc_pct")
    #expect(effects == [.load(state.arrangement.plan, generation: state.generation)])
    #expect(update(&state, .loaded(old, generation: state.generation - 1)) == [])
    #expect(state.isBusy)
    session.press("<Down>")
  }

  @Test func `Stopping a correction leaves the columns as they were`() throws {
    var state = try session().state
    let before = state.arrangement
    _ = state.setVariable("breath=vc_pct")
    #expect(update(&state, .terminal(.key(.control("c")))) == [.cancelWork])
    _ = update(&state, .loadStopped(generation: state.generation))
    #expect(state.arrangement == before)
    #expect(!state.isBusy)
    #expect(state.notice?.text == "stopped: the columns are as before")
  }

  @Test func `The lists of the data view are columns, findings and files`() throws {
    var session = try session("5 <Tab>")
    #expect(session.state.list == .files)
    #expect(session.screen.contains("Files, 1"))
    #expect(session.screen.contains("coded.csv"))
    session.press("<Tab>")
    #expect(session.state.list == .findings)
    session.press("<S-Tab>")
    #expect(session.state.list == .files)
  }

  @Test func `Enter on a finding about a column answers it, and on one about a line shows the line`() throws {
    var session = try session("5 <Tab> <Tab> <Enter>")
    #expect(session.screen.contains("Column gender"))
    session.press("<Tab> 1=M,2=F <Enter>")
    #expect(try column("gender", session).concept == "sex")
    session.press(":map <Space> breath=vc_pct <Enter> 5 <Home>")
    #expect(session.state.list == .findings)
    session.press("<Enter>")
    #expect(session.screen.contains("coded.csv, line"))
  }

  @Test(arguments: ["variable", "codes", "unit", "dates"], [(80, 24), (60, 18)])
  func `The editor of a column`(page: String, size: (width: Int, height: Int)) throws {
    let tabs = ["variable": "", "codes": "<Tab>", "unit": "<Tab> <Tab>", "dates": "<S-Tab>"][page] ?? ""
    let column = page == "unit" ? "] ]" : "]"
    let session = try session("5 <Home> \(column) <Enter> \(tabs)", width: size.width, height: size.height)
    try expectGolden(session.screen, "Screens/column-\(page)-\(size.width)x\(size.height).txt")
  }

  @Test(arguments: [(80, 24), (60, 18), (140, 40)]) func `The data view of a file with questions`(
    size: (width: Int, height: Int)
  ) throws {
    let session = try session("5 <Home> ]", width: size.width, height: size.height)
    try expectGolden(session.screen, "Screens/data-questions-\(size.width)x\(size.height).txt")
  }
}
