import Simulation

/// A simulated file read back by the plain rules of its README, independent of the reader of the program.
struct SimulatedCohort: Sendable {
  /// One row of the file.
  struct Visit: Sendable {
    let row: [String]
    let months: Double
    let total: Double?
    let scores: [Int]?
    let hasGastrostomy: Bool
    private let positions: [String: Int]

    init(_ row: [String], _ positions: [String: Int], _ itemPositions: [Int]) {
      self.row = row
      self.positions = positions
      let answers = itemPositions.compactMap { Int(row[$0]) }
      scores = answers.count == 12 ? answers : nil
      months = positions["months"].flatMap { Double(row[$0]) } ?? .infinity
      total = positions["alsfrsr_total"].flatMap { Double(row[$0]) }
      hasGastrostomy = positions["q5b_cutting"].map { row[$0] != "" } ?? false
    }

    /// The text in a column.
    subscript(column: String) -> String { positions[column].map { row[$0] } ?? "" }

    static let items = [
      "q1_speech", "q2_salivation", "q3_swallowing", "q4_handwriting", "q5a_cutting", "q5b_cutting", "q6_dressing",
      "q7_turning", "q8_walking", "q9_stairs", "q10_dyspnea", "q11_orthopnea", "q12_respiratory",
    ]
  }

  let header: [String]
  /// Visits of each patient in the order of the file.
  let patients: [[Visit]]

  init(_ plan: SimulationPlan) { self.init(simulateCSV(plan)) }

  init(_ bytes: [UInt8]) {
    let rows = bytes.split(separator: UInt8(ascii: "\n")).map { row in
      row.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
    let header = rows.first ?? []
    self.header = header
    let positions = Dictionary(uniqueKeysWithValues: zip(header, header.indices))
    let itemPositions = Visit.items.compactMap { positions[$0] }
    var patients: [[Visit]] = []
    for row in rows.dropFirst() {
      let visit = Visit(row, positions, itemPositions)
      if patients.last?.last?["patient_id"] == visit["patient_id"] {
        patients[patients.count - 1].append(visit)
      } else {
        patients.append([visit])
      }
    }
    self.patients = patients
  }

  /// A number that belongs to each patient, from the first row.
  func fact(_ column: String) -> [Double?] { patients.map { Double($0[0][column]) } }

  /// A word that belongs to each patient, from the first row.
  func word(_ column: String) -> [String] { patients.map { $0[0][column] } }
}
