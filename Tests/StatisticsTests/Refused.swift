import Statistics
import TestKit
import Testing

/// Expects a refusal for this reason.
func expectRefused<Value>(
  _ result: Result<Value, StatisticRefusal>, _ refusal: StatisticRefusal,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  switch result {
  case .success(let value):
    Issue.record("\(value), expected: \(refusal.words)", sourceLocation: sourceLocation)
  case .failure(let found): #expect(found == refusal, "\(found.words)", sourceLocation: sourceLocation)
  }
}

/// Expects an estimate [value, low, high] or limits [low, high].
func expectEstimate(
  _ result: Result<Estimate, StatisticRefusal>, _ expected: [Double], relative tolerance: Double,
  _ comment: String = "", sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let estimate = try result.get()
  let numbers = expected.count == 2 ? [estimate.low, estimate.high] : [estimate.value, estimate.low, estimate.high]
  #expect(numbers.count == expected.count)
  for (number, value) in zip(numbers, expected) {
    expectClose(number, value, relative: tolerance, comment, sourceLocation: sourceLocation)
  }
}
