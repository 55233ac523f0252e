import CSV
import Evidence
import Foundation
import TestKit

/// The table that was compiled from the sources, one row a trial, endpoint and time point.
struct CompiledTable {
  let rows: [[String: String]]

  init() throws {
    let records = CSVRecords.strings(try Fixture.bytes("Published/msc_evidence.csv"))
    let header = records.first ?? []
    rows = records.dropFirst().map { record in
      Dictionary(zip(header, record)) { first, _ in first }
    }
  }

  subscript(_ row: String) -> [String: String] { rows.first { $0["row_id"] == row } ?? [:] }

  /// All trials, counted and excluded, by their names in the table.
  static let trials: [String: String] = [
    "NUROWN_P3": "NurOwn-P3", "NUROWN_P2": "NurOwn-P2", "PETROU16": "Petrou-2016", "OH18": "Oh-2018",
    "ALSUMMIT": "ALSummit", "AGUERA25": "Aguera-2025", "SYKOVA17": "Sykova-2017", "PETROU21": "Petrou-2021",
    "KARUSSIS10": "Karussis-2010", "MAZZINI_BM": "Mazzini-2023", "MAZZINI_NSC": "Mazzini-2015",
    "STAFF16": "Staff-2016", "MAYO_P2": "Mayo-P2", "BARCZ20": "Barczewska-2020", "WJ_SAFETY": "WJ-safety-2019",
    "SIWEK20": "Siwek-2020", "NABAVI19": "Nabavi-2019", "NABAVI21": "Nabavi-2021", "SHAMSAEI23": "Shamsaei-2023",
    "NAM23": "Nam-2023", "GOTKINE23": "Gotkine-2023", "EAP": "NurOwn-EAP", "GEIJO20": "Geijo-2020",
    "DUMA19": "Duma-2019",
  ]

  /// Every trial of the program.
  static let all = TrialRegistry.all + TrialRegistry.excluded
}

/// The numbers in a text, without signs.
func numbers(in text: String) -> [Double] {
  text.matches(of: /\d+(?:\.\d+)?/).compactMap { Double($0.output) }
}

extension ArmValue {
  /// The numbers in it, without signs, percent to one digit.
  var numbers: [Double] {
    switch self {
    case .count(let events, let total):
      [Double(events), Double(total)]
        + [0, 1].map { digits in
          let scale = digits == 0 ? 1.0 : 10
          return (Double(events) / Double(total) * 100 * scale).rounded() / scale
        }
    case .mean(let mean, let sd, let n): [abs(mean), sd] + (n.map { [Double($0)] } ?? [])
    case .leastSquares(let mean, let error): [abs(mean), error]
    case .value(let value): [abs(value)]
    case .percent(let percent): [percent]
    case .change(let before, let after): [abs(before), abs(after)]
    case .words(let words): EvidenceTests.numbers(in: words)
    }
  }
}
