/// Measures of function of each patient at numbered visits: higher is better.
public struct FunctionVisits: Sendable {
  let starts: [Int]
  let numbers: [Int]
  let values: [Double]

  /// Visits of all patients one after the other: those of patient i at `starts[i]..<starts[i + 1]`, ascending by
  /// number. `values` are changes from the patient's own baseline.
  public init(starts: [Int], numbers: [Int], values: [Double]) {
    precondition(
      starts.first == 0 && starts.last == numbers.count && numbers.count == values.count
        && zip(starts, starts.dropFirst()).allSatisfy { first, end in
          first <= end && zip(numbers[first..<end], numbers[first..<end].dropFirst()).allSatisfy(<)
        }, "the visits of a patient stand together, each number once and ascending")
    precondition(values.allSatisfy { !$0.isNaN }, "a measure of function is a number")
    self.starts = starts
    self.numbers = numbers
    self.values = values
  }

  /// Number of patients.
  public var count: Int { starts.count - 1 }

  /// Number of the last visit of a patient; `nil` without visits.
  func last(_ patient: Int) -> Int? {
    starts[patient] < starts[patient + 1] ? numbers[starts[patient + 1] - 1] : nil
  }

  /// The last value at a visit number at or below `number`; `nil` if there is none.
  func value(_ patient: Int, upTo number: Int) -> Double? {
    let visits = starts[patient]..<starts[patient + 1]
    guard let place = visits.last(where: { numbers[$0] <= number }) else { return nil }
    return values[place]
  }
}
