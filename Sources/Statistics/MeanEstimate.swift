/// The mean of numbers with a 95 % interval by Student's t: x̄ ± t(n − 1) · s/√n. `nil` for fewer than two numbers. Sums are compensated (Neumaier, Z
/// Angew Math Mech 1974;54:39–51). O(n).
public func meanEstimate(_ numbers: [Double]) -> Estimate? {
  let count = Double(numbers.count)
  guard numbers.count >= 2, let t = StudentsT.quantile(0.975, df: count - 1) else { return nil }
  let mean = compensatedSum(numbers) / count
  let squares = compensatedSum(numbers.map { ($0 - mean) * ($0 - mean) })
  let half = t * (squares / (count - 1) / count).squareRoot()
  return Estimate(value: mean, low: mean - half, high: mean + half)
}

/// Sum that keeps the digits lost by each addition. O(n).
public func compensatedSum(_ numbers: [Double]) -> Double {
  var sum = 0.0
  var lost = 0.0
  for number in numbers {
    let next = sum + number
    lost += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
    sum = next
  }
  return sum + lost
}
