import Projection
import TestKit
import Testing

@Suite struct HorizonTests {
  @Test func `Weeks and months are read`() {
    expectClose(Horizon(parsing: "28w")?.months, 6.4394250513347, relative: 1e-13)
    #expect(Horizon(parsing: "3m")?.months == 3)
    #expect(Horizon(parsing: "12w")?.text == "12w")
    expectClose(Horizon(parsing: "196d")?.months, 6.4394250513347, relative: 1e-13)
  }

  @Test(arguments: [
    "29w", "197d", "7m", "0w", "-3w", "+3w", "3", "w", "", "3.5m", "1e1w", "999999999999999999999w", "3y",
  ])
  func `Nothing beyond the evidence, nothing else`(text: String) { #expect(Horizon(parsing: text) == nil) }
}
