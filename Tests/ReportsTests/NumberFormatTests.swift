import Clinical
import DisplayText
import Foundation
import Statistics
import TestKit
import Testing

@testable import Reports

@Suite struct NumberFormatTests {
  @Test(
    "Numbers are rounded from their exact binary value, ties to even",
    arguments: [
      (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (-2.5, 0, "-2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
      // 2.675 is 2.67499999999999982236431605997495353221893310546875; 1.005 lies below, 0.15 below, 0.35 below.
      (2.675, 2, "2.67"), (1.005, 2, "1.00"), (0.15, 1, "0.1"), (0.35, 1, "0.3"), (0.25, 1, "0.2"), (0.75, 1, "0.8"),
      // 1.115 is 1.1149999999999999911; 8.345 is 8.3450000000000006395.
      (1.115, 2, "1.11"), (8.345, 2, "8.35"), (9.995, 2, "9.99"), (0.996, 2, "1.00"), (99.96, 1, "100.0"),
      (12, 3, "12.000"), (0.001, 3, "0.001"), (1e-300, 15, "0.000000000000000"),
      (4_503_599_627_370_495.5, 0, "4503599627370496"), (4_503_599_627_370_494.5, 0, "4503599627370494"),
      (8_999_999_999_999_999, 2, "8999999999999999.00"), (1e300, 2, "1e+300"),
    ])
  func `numbers`(_ number: Double, _ digits: Int, _ text: String) {
    #expect(NumberFormat.fixed(number, digits: digits) == text)
  }

  @Test(
    "Six significant digits of a number of any size",
    arguments: [
      (0, "0"), (-0.0, "0"), (112, "112"), (-3, "\u{2212}3"), (251.4051048, "251.405"), (0.053421049, "0.0534210"),
      (1.5, "1.50000"), (99.99999, "100.0000"), (123_456.7, "123457"), (3.263789e-6, "3.26379e\u{2212}06"),
      (-1234567, "\u{2212}1.23457e+06"), (9.9999999e-5, "1.00000e\u{2212}04"), (1e300, "1.00000e+300"),
      (0.0001, "0.000100000"), (2.5e-300, "2.50000e\u{2212}300"),
    ])
  func `significant`(_ number: Double, _ text: String) {
    #expect(NumberFormat.significant(number) == text)
  }

  @Test func `Nothing is a negative zero`() {
    #expect(NumberFormat.fixed(-0.0, digits: 2) == "0.00")
    #expect(NumberFormat.fixed(-0.004, digits: 2) == "0.00")
    #expect(NumberFormat.fixed(-0.4, digits: 0) == "0")
    #expect(NumberFormat.display(-0.004, digits: 2) == "0.00")
    #expect(NumberFormat.fixed(-0.006, digits: 2) == "-0.01")
  }

  @Test func `People read a true minus sign, machines an ASCII one`() throws {
    #expect(NumberFormat.display(-1.5, digits: 1) == "\u{2212}1.5")
    #expect(NumberFormat.grouped(-1234) == "\u{2212}1,234")
    let document = Documents.document(
      Documents.column([
        .number(-1.5, digits: 1), .integer(-3), .estimate(Estimate(value: -2, low: -3.5, high: -0.25), digits: 2),
      ]))
    for format in [ExportFormat.csv, .tsv, .json] {
      let text = String(decoding: format.encode(document), as: UTF8.self)
      #expect(!text.contains("\u{2212}"), "\(format.id)")
      #expect(text.contains("-1.5"), "\(format.id)")
    }
    let text = String(decoding: ExportFormat.text.encode(document), as: UTF8.self)
    #expect(text.contains("\u{2212}2.00 (\u{2212}3.50 to \u{2212}0.25)"))
  }

  @Test(
    "A share never rounds to certainty",
    arguments: [
      (0, 0, "0 %"), (1, 0, "100 %"), (0.27, 0, "27 %"), (0.005, 0, "<1 %"), (0.004, 0, "<1 %"), (0.006, 0, "1 %"),
      (0.995, 0, ">99 %"), (0.994, 0, "99 %"), (0.9999, 0, ">99 %"), (1e-300, 0, "<1 %"), (0.0004, 1, "<0.1 %"),
      (0.9995, 1, ">99.9 %"), (0.0006, 1, "0.1 %"), (0.0004, 2, "0.04 %"), (0.00001, 2, "<0.01 %"),
    ])
  func `shares`(_ share: Double, _ digits: Int, _ text: String) {
    #expect(NumberFormat.percent(share, digits: digits) == text)
  }

  @Test func `Every share between nothing and all says so`() {
    for step in 1..<20_000 {
      for digits in 0...2 {
        let text = NumberFormat.percent(Double(step) / 20_000, digits: digits)
        #expect(!["0 %", "0.0 %", "0.00 %", "100 %", "100.0 %", "100.00 %"].contains(text), "\(step) \(digits)")
      }
    }
  }

  @Test func `Counts have commas between thousands`() {
    let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (-100, "\u{2212}100"), (1_234_567, "1,234,567")]
    for (count, text) in cases { #expect(NumberFormat.grouped(count) == text) }
    #expect(NumberFormat.grouped(.min) == "\u{2212}9,223,372,036,854,775,808")
  }

  @Test func `Rounding agrees with the C library over seeded numbers`() {
    var random = Seeded(11)
    for _ in 0..<20_000 {
      let number = Double.random(in: -1e6...1e6, using: &random)
      let digits = Int.random(in: 0...8, using: &random)
      let expected = String(format: "%.\(digits)f", number)
      let isZero = expected.allSatisfy { "-0.".contains($0) }
      #expect(NumberFormat.fixed(number, digits: digits) == (isZero ? expected.replacing("-", with: "") : expected))
    }
  }

  @Test func `Ten thousand doubles come back from CSV and JSON bit for bit`() throws {
    var random = Seeded(2026)
    let numbers = (0..<10_000).map { index in
      index % 2 == 0 ? random.anyDouble() : Double.random(in: -100...100, using: &random)
    }
    let document = Documents.document(Documents.column(numbers.map { .number($0, digits: 2) }))
    let records = Documents.separated(document).records
    #expect(records.count == 10_001)
    for (number, record) in zip(numbers, records.dropFirst()) {
      #expect(Double(record[0])?.bitPattern == number.bitPattern)
    }
    // JSONSerialization goes through Decimal and loses the last bits; JSONDecoder reads the digits.
    struct Row: Decodable { let x: Double }
    struct Rows: Decodable { let rows: [Row] }
    let rows = try JSONDecoder().decode(Rows.self, from: Data(ExportFormat.json.encode(document))).rows
    #expect(rows.map(\.x.bitPattern) == numbers.map(\.bitPattern))
  }

  @Test func `A missing value shows a point and keeps its reason`() {
    let cell = Cell.missing(MissingReason("no visits"))
    #expect(cell.display(for: .full) == "·")
    #expect(cell.reason == "no visits")
    #expect(Cell.withheld.display(for: .full) == "hidden")
    #expect(Cell.withheld.reason == "hidden by disclosure control")
    #expect(Cell.number(0, digits: 1).reason == nil)
  }
}
