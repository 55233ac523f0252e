import Statistics
import TestKit
import Testing

@Suite struct SampleSummaryTests {
  @Test func `Mean and standard deviation of a few values`() throws {
    // 2, 4, 9: mean 5, squares 9 + 1 + 16 = 26, variance 13.
    let summary = try SampleSummary.of([2, 4, 9]).get()
    #expect(summary.count == 3)
    expectClose(summary.mean, 5, relative: 1e-15)
    expectClose(summary.standardDeviation, 13.0.squareRoot(), relative: 1e-15)
  }

  @Test func `Large values keep the digits of their spread`() throws {
    let summary = try SampleSummary.of([1e9 + 2, 1e9 + 4, 1e9 + 9]).get()
    expectClose(summary.standardDeviation, 13.0.squareRoot(), relative: 1e-15)
  }

  @Test func `Subgroups of slopes agree with R`() throws {
    let expected = try PublishedResult("subgroup_slopes_alsA")
    let patients = try PublishedTable("alsA_patients")
    let slopes = try PublishedResult("ols_slopes_alsA").optionalNumbers("slope")
    let (onset, speed) = (try patients.words("onset"), try patients.words("speed"))
    let arm = try patients.numbers("arm")
    let arms = try expected.numbers("arm")
    let onsets = try #require(expected.values["onset"] as? [String])
    let speeds = try #require(expected.values["speed"] as? [String])
    #expect(arms.count == 16)
    for cell in arms.indices {
      let values = arm.indices.compactMap { patient in
        onset[patient] == onsets[cell] && speed[patient] == speeds[cell] && arm[patient] == arms[cell]
          ? slopes[patient] : nil
      }
      let summary = try SampleSummary.of(values).get()
      #expect(Double(summary.count) == (try expected.numbers("n")[cell]))
      expectClose(summary.mean, try expected.numbers("mean")[cell], relative: expected.tolerance)
      expectClose(summary.standardDeviation, try expected.numbers("sd")[cell], relative: expected.tolerance)
      let places = ["q10", "q25", "q50", "q75", "q90"]
      for (name, quantile) in zip(places, quantiles([0.1, 0.25, 0.5, 0.75, 0.9], of: values)) {
        expectClose(quantile, try expected.numbers(name)[cell], relative: expected.tolerance)
      }
    }
  }

  @Test func `Too few, infinite and impossible numbers are refused`() {
    expectRefused(SampleSummary.of([]), .tooFew("values in a group", found: 0, needed: 2))
    expectRefused(SampleSummary.of([1]), .tooFew("values in a group", found: 1, needed: 2))
    expectRefused(SampleSummary.of([1, .infinity]), .notFinite("a value or its square"))
    expectRefused(SampleSummary.of([1, .nan]), .notFinite("a value or its square"))
    expectRefused(SampleSummary.of([1e200, -1e200]), .notFinite("a value or its square"))
    expectRefused(
      SampleSummary.published(count: 1, mean: 0, standardDeviation: 1),
      .tooFew("values in a group", found: 1, needed: 2))
    expectRefused(SampleSummary.published(count: 5, mean: .nan, standardDeviation: 1), .notFinite("the mean"))
    expectRefused(
      SampleSummary.published(count: 5, mean: 0, standardDeviation: -1),
      .outOfRange("the standard deviation", needs: "0 or more"))
  }
}
