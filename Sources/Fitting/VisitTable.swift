/// Visits in a table of their own, and the columns that say whose and when they are.
public struct VisitTable: Sendable {
  /// The visits.
  public var data: DataFrame
  /// Column of the patients, in both tables.
  public var id: String
  /// Column of the times.
  public var months: String
  /// Column of the scores; higher is better.
  public var value: String
  /// Column of the numbers of visits, where visits are compared by number.
  public var visit: String?

  /// Names the columns.
  public init(data: DataFrame, id: String, months: String, value: String, visit: String? = nil) {
    self.data = data
    self.id = id
    self.months = months
    self.value = value
    self.visit = visit
  }

  /// A visit.
  struct Visit {
    var months: Double
    var value: Double
    var number: Int
  }

  /// The visits of each of these patients, in the order of the file or, if they have numbers, of those; and how many
  /// rows were left out: without a value, or of nobody. Numbers are whole, and each stands once for a patient.
  func visits(of patients: [String]) throws(FitError) -> (byPatient: [[Visit]], leftOut: Int) {
    let times = try numbers(months)
    let values = try numbers(value)
    let counts: [Double]? = if let visit { try numbers(visit) } else { nil }
    let ids = try data.words(id)
    let places = Dictionary(patients.enumerated().map { ($1, $0) }) { first, _ in first }
    var visits = [[Visit]](repeating: [], count: patients.count)
    var leftOut = 0
    for row in ids.indices {
      let number = counts.map { $0[row] } ?? 0
      guard let place = ids[row].flatMap({ places[$0] }), !times[row].isNaN, !values[row].isNaN, !number.isNaN else {
        leftOut += 1
        continue
      }
      guard number == number.rounded(), abs(number) < 1e9 else {
        throw .data("column \(visit ?? "") holds \(number); expected whole numbers of visits")
      }
      visits[place].append(Visit(months: times[row], value: values[row], number: Int(number)))
    }
    guard counts != nil else { return (visits, leftOut) }
    for place in visits.indices {
      visits[place].sort { $0.number < $1.number }
      for (first, next) in zip(visits[place], visits[place].dropFirst()) where first.number == next.number {
        throw .data("patient \(patients[place]) has visit \(first.number) twice")
      }
    }
    return (visits, leftOut)
  }

  private func numbers(_ name: String) throws(FitError) -> [Double] {
    guard let column = data[name] else { throw .option("the visits have no column \(name); \(data.known)") }
    guard case .numbers(let numbers) = column else { throw .option("\(name) holds words; expected numbers") }
    return numbers
  }
}

extension DataFrame {
  /// A column as words, `nil` where it is missing.
  func words(_ name: String) throws(FitError) -> [String?] {
    guard let column = self[name] else { throw .option("there is no column \(name); \(known)") }
    return column.keys
  }
}
