/// A sum that keeps the digits lost by each addition (Neumaier, Z Angew Math Mech 1974;54:39–51).
struct RunningSum {
  private var sum = 0.0
  private var lost = 0.0

  /// Adds a number.
  mutating func add(_ number: Double) {
    let next = sum + number
    lost += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
    sum = next
  }

  /// What has been added.
  var total: Double { sum + lost }
}
