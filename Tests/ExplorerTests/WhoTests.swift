import Projection
import Reports
import Strata
import TerminalUI
import Testing

@testable import Explorer

/// Who is outside, and why, by keys.
@Suite struct WhoTests {
  private func session(_ keys: String, text: String = SmallCohort.text, height: Int = 24) throws -> HeadlessSession {
    var session = try HeadlessSession(width: 80, height: height, text: text, name: "small.csv")
    // NurOwn phase 3 alone has criteria then, so that some are outside.
    session.press(": e v i d e n c e <Space> p u b l i s h e d <Enter> " + keys)
    return session
  }

  @Test(arguments: ReachVerdict.allCases)
  func `The list is narrowed to those whom the row counts, in any stratum`(verdict: ReachVerdict) throws {
    for down in ["", "j ", "j j "] {
      let session = try session(
        "\(down): w h o <Space> \(verdict.words.map(String.init).joined(separator: " ")) <Enter>")
      let analysis = try #require(session.state.analysis)
      let stratum = try #require(session.state.selectedStratum)
      let reach = analysis.projection.strata[stratum].applicability
      let expected =
        switch verdict {
        case .inside: reach.inside
        case .outside: reach.outside
        case .unknown: reach.unknown
        }
      #expect(session.state.listedPatients.count == expected)
      let screening = analysis.subject.screening
      #expect(session.state.listedPatients.allSatisfy { screening.verdict(Int($0)) == verdict })
    }
  }

  @Test func `Opening a stratum lists all of it again, and so does all`() throws {
    var session = try session(": w h o <Space> o u t s i d e <Enter>")
    let few = session.state.listedPatients.count
    #expect(few > 0 && few < 72)
    session.press(": w h o <Space> a l l <Enter>")
    #expect(session.state.listedPatients.count == 72)
    session.press(": w h o <Space> o u t s i d e <Enter> <Esc> <Enter>")
    #expect(session.state.listedPatients.count == 72)
    session.press(": w h o <Space> m a y b e <Enter>")
    #expect(session.state.notice?.text == "who: found \"maybe\"; expected outside, unknown, inside or all")
  }

  @Test func `Another plan counts anew`() throws {
    var session = try session(": w h o <Space> o u t s i d e <Enter>")
    let before = session.state.listedPatients.count
    session.press(": r u n - i n <Space> o f f <Enter>")
    let analysis = try #require(session.state.analysis)
    #expect(session.state.listedPatients.count == analysis.projection.strata[0].applicability.outside)
    #expect(session.state.listedPatients.count < before)
  }

  @Test func `A criterion that cannot be checked is offered, and the offer does what it says`() throws {
    let text = SmallCohort.text.replacing("vc_pct", with: "breath")
    var session = try session(": p a n e l - o f <Space> a p p l i c a b i l i t y <Enter> z", text: text, height: 40)
    #expect(session.screen.contains("vital capacity, % is not assessed: :map breath=vc_pct if that is it"))
    session.press(": m a p <Space> b r e a t h = v c _ p c t <Enter>")
    #expect(!session.screen.contains("vital capacity, % is not assessed"))
    #expect(session.state.analysis?.projection.criteriaNotAssessed.contains("vital capacity, %") == false)
  }
}
