import Clinical
import Testing

@testable import Variables

@Suite("Columns made on several cores")
struct ColumnBuilderTests {
  /// Reasons come up in another order in every block.
  private func number(_ patient: Int) -> Determination<Double> {
    if patient % 5 == 0 { return .known(Double(patient) / 3) }
    let block = patient / 16_384
    return .missing(MissingReason("reason \((patient + block) % 3)"))
  }

  @Test("are those of one loop", arguments: [0, 1, 16_383, 16_384, 16_385, 50_000])
  func blocks(_ patients: Int) {
    var loop = NumberColumnBuilder(capacity: patients)
    for patient in 0..<patients { loop.append(number(patient)) }
    let expected = loop.column(notes: ["a note"])
    let found = NumberColumnBuilder.column(patients, notes: ["a note"]) { number($0) }
    #expect(found.reasonCodes == expected.reasonCodes)
    #expect(found.reasons == expected.reasons)
    #expect(found.notes == expected.notes)
    guard case .numbers(let numbers) = found.values, case .numbers(let others) = expected.values else {
      Issue.record("expected numbers")
      return
    }
    #expect(numbers == others)
  }
}
