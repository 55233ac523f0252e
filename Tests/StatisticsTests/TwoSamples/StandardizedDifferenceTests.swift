import Statistics
import TestKit
import Testing

@Suite struct StandardizedDifferenceTests {
  @Test func `Means and shares by hand`() throws {
    // (3 − 1)/√((9 + 7)/2) = 2/√8; (0.5 − 0.2)/√((0.25 + 0.16)/2).
    let treated = try SampleSummary.published(count: 5, mean: 3, standardDeviation: 3).get()
    let control = try SampleSummary.published(count: 50, mean: 1, standardDeviation: 7.0.squareRoot()).get()
    expectClose(
      try StandardizedDifference.means(treated: treated, control: control).get(), 2 / 8.0.squareRoot(), relative: 1e-14)
    let table = TwoProportions(treated: Proportion(events: 5, of: 10), control: Proportion(events: 2, of: 10))
    expectClose(try StandardizedDifference.shares(table).get(), 0.3 / 0.205.squareRoot(), relative: 1e-14)
  }

  @Test func `Without variation or patients there is none`() throws {
    let flat = try SampleSummary.of([1, 1]).get()
    expectRefused(
      StandardizedDifference.means(treated: flat, control: flat), .noVariation("the values of both groups"))
    let certain = TwoProportions(treated: Proportion(events: 5, of: 5), control: Proportion(events: 0, of: 5))
    expectRefused(StandardizedDifference.shares(certain), .noVariation("the values of both groups"))
    let nobody = TwoProportions(treated: Proportion(events: 0, of: 0), control: Proportion(events: 1, of: 5))
    expectRefused(StandardizedDifference.shares(nobody), .tooFew("patients", found: 0, needed: 1))
  }
}
