import Clinical
import Testing

@testable import Variables

@Suite("Columns filled block by block")
struct ColumnBlocksTests {
  /// Reasons come up in another order in every block.
  private static func number(_ patient: Int) -> Determination<Double> {
    if patient % 5 == 0 { return .known(Double(patient) / 3) }
    let block = patient / VariableColumn.blockSize
    return .missing(MissingReason("reason \((patient + block) % 3)"))
  }

  private static let sizes = [0, 1, 63, 64, 65, 16_383, 16_384, 16_385, 50_000]

  @Test("hold the value or the reason of each patient", arguments: sizes)
  func numbers(_ patients: Int) {
    let column = VariableColumn.numbers(patients, notes: { ["known: \($0[0])", "missing: \($0[1])"] }) { rows, column in
      for patient in rows {
        let number = ColumnBlocksTests.number(patient)
        column.counts[number.value == nil ? 1 : 0] += 1
        column.append(number)
      }
    }
    #expect(column.count == patients)
    for patient in 0..<patients {
      let expected = ColumnBlocksTests.number(patient)
      if column.number(patient) != expected.value || column.reason(patient) != expected.reason {
        Issue.record("patient \(patient)")
      }
    }
    let known = (patients + 4) / 5
    #expect(column.notes == ["known: \(known)", "missing: \(patients - known)"])
  }

  @Test("number the reasons in order of first appearance, as one loop would", arguments: sizes)
  func categories(_ patients: Int) {
    let column = VariableColumn.categories(["a", "b"], isOrdered: true, patients) { rows, column in
      for patient in rows { column.append(ColumnBlocksTests.number(patient).map { Int($0 * 3) % 2 }) }
    }
    var seen: [MissingReason] = []
    for patient in 0..<patients {
      let expected = ColumnBlocksTests.number(patient)
      if let reason = expected.reason, !seen.contains(reason) { seen.append(reason) }
      let level = expected.value.map { Int($0 * 3) % 2 == 0 ? "a" : "b" }
      if column.category(patient) != level || column.reason(patient) != expected.reason {
        Issue.record("patient \(patient)")
      }
    }
    #expect(column.reasons == seen)
    #expect(column.isOrdered)
  }

  @Test("more reasons than a byte can number end in one that says so")
  func manyReasons() {
    let column = VariableColumn.numbers(40_000) { rows, column in
      for patient in rows { column.append(missing: MissingReason("reason \(patient % 400)")) }
    }
    #expect(column.reasons.count == 255)
    #expect(column.reason(0)?.text == "reason 0" && column.reason(253)?.text == "reason 253")
    #expect(column.reason(254)?.text == "another reason" && column.reason(39_999)?.text == "another reason")
  }
}
