import Execution
import Statistics
import TestKit
import Testing

@Suite struct LineSumsTests {
  private func fitted(_ points: [(Double, Double)]) -> LeastSquaresLine? { sums(points).line }

  private func sums(_ points: [(Double, Double)]) -> LineSums {
    var sums = LineSums()
    for (time, value) in points { sums.add(time: time, value: value) }
    return sums
  }

  @Test func `Slopes of all patients agree with R`() throws {
    let expected = try PublishedResult("ols_slopes_alsA")
    let visits = try PublishedVisits(of: "alsA")
    let lines = try leastSquaresLines(visits.data, work: Work())
    let slopes = try expected.optionalNumbers("slope")
    let intercepts = try expected.optionalNumbers("intercept")
    let errors = try expected.optionalNumbers("se_slope")
    #expect(expected.values["id"] as? [String] == visits.ids)
    #expect(slopes.contains(nil) && errors.compactMap(\.self).count < slopes.compactMap(\.self).count)
    for patient in visits.ids.indices {
      let found = lines[patient]
      #expect((found == nil) == (slopes[patient] == nil))
      #expect((found?.slopeStandardError == nil) == (errors[patient] == nil))
      if let found, let slope = slopes[patient], let intercept = intercepts[patient] {
        #expect(Double(found.visits) == (try expected.numbers("n"))[patient])
        expectClose(found.slope, slope, relative: expected.tolerance, scale: 0)
        expectClose(found.intercept, intercept, relative: expected.tolerance)
      }
      if let error = errors[patient] {
        expectClose(found?.slopeStandardError, error, relative: expected.tolerance, scale: error)
      }
    }
  }

  @Test func `A line through three points`() throws {
    // Means 1 and 8/3, slope 3/2, residuals −1/6, 1/3, −1/6: s² = 1/6, SE = √(1/6/2).
    let line = try #require(fitted([(0, 1), (1, 3), (2, 4)]))
    #expect(line.visits == 3)
    expectClose(line.slope, 1.5, relative: 1e-15)
    expectClose(line.intercept, 7.0 / 6, relative: 1e-15)
    expectClose(line.slopeStandardError, (1.0 / 12).squareRoot(), relative: 1e-14)
  }

  @Test func `Two visits give a line without a standard error`() throws {
    let line = try #require(fitted([(2, 10), (4, 9)]))
    #expect(line.slope == -0.5)
    #expect(line.intercept == 11)
    #expect(line.slopeStandardError == nil)
  }

  @Test func `One visit, visits at one time and no visits give none`() {
    #expect(fitted([(1, 40)]) == nil)
    #expect(fitted([(0.1, 40), (0.1, 41), (0.1, 38)]) == nil)
    #expect(fitted([]) == nil)
  }

  @Test func `Large times and values cost no digits`() throws {
    let points: [(Double, Double)] = [(0, 1), (1, 3), (2, 4), (4, 2)]
    let near = try #require(fitted(points))
    let far = try #require(fitted(points.map { (1e6 + $0, 1e6 + $1) }))
    expectClose(far.slope, near.slope, relative: 1e-15)
    expectClose(far.slopeStandardError, try #require(near.slopeStandardError), relative: 1e-14)
  }

  @Test func `Sums are those of the definitions`() {
    let sums = sums([(3, 5), (5, 4), (7, 9)])
    #expect(sums.count == 3)
    #expect(sums.meanTime == 5)
    #expect(sums.meanValue == 6)
    #expect(sums.timeSpread == 8)
    #expect(sums.product == 8)
    #expect(sums.valueSpread == 14)
    #expect(sums.residualSquares == 6)
  }

  @Test func `Cancelled work gives no lines`() {
    let work = Work()
    work.cancel()
    let data = RepeatedMeasures(offsets: [0, 1], times: [0], values: [1])
    #expect(throws: Cancelled.self) { try leastSquaresLines(data, work: work) }
  }
}
