import Simulation

/// A simulated file read back by the plain rules of its README, independent of the reader of the program.
struct SimulatedCohort: Sendable {
  /// One row: its fields by column name.
  struct Visit: Sendable {
    let fields: [String: String]
    let months: Double
    let total: Double?
    let scores: [Int]?
    let hasGastrostomy: Bool

    init(_ fields: [String: String]) {
      self.fields = fields
      months = Double(fields["months"] ?? "") ?? .infinity
      total = Double(fields["alsfrsr_total"] ?? "")
      hasGastrostomy = fields["q5b_cutting"] != ""
      let answers = Self.items.compactMap { Int(fields[$0] ?? "") }
      scores = answers.count == 12 ? answers : nil
    }

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
    var patients: [[Visit]] = []
    for row in rows.dropFirst() {
      let visit = Visit(Dictionary(zip(header, row), uniquingKeysWith: { $1 }))
      if patients.last?.last?.fields["patient_id"] == visit.fields["patient_id"] {
        patients[patients.count - 1].append(visit)
      } else {
        patients.append([visit])
      }
    }
    self.patients = patients
  }

  /// A number that belongs to each patient, from the first row.
  func fact(_ column: String) -> [Double?] { patients.map { Double($0[0].fields[column] ?? "") } }

  /// A word that belongs to each patient, from the first row.
  func word(_ column: String) -> [String] { patients.map { $0[0].fields[column] ?? "" } }
}
