import TestKit
import Testing

/// The picture of the README is drawn from the program's own screen, so that it cannot be older than the program.
/// `make screenshots` draws it anew.
@Suite struct PictureTests {
  @Test func `The picture of the README is the strata view as it is`() throws {
    var session = try HeadlessSession(width: 110, height: 34)
    session.press("j")
    try expectGolden(
      SVGPicture.draw(session.surface, title: "Alstrata: projected benefit by onset and stage, synthetic cohort"),
      "Screens/strata.svg")
  }
}
