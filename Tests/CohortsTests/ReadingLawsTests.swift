import CSV
import Execution
import Testing

@testable import Cohorts

/// A small cohort with a bit of everything, and what must hold whatever is done to its bytes.
private let base = """
  patient_id,visit_date,months,sex,onset,age,q1_speech,q5a_cutting,q5b_cutting,q10_dyspnea,alsfrsr_total,fvc_pct,site,"free ""x"", y"
  P001,2019-03-01,0,F,bulbar,61.5,3,4,,4,40,85.5,S01,"a
  b"
  P001,2019-06-01,3.02,,,,3,3,,4,38,80,S01,
  P002,2019-03-02,0,M,upper limb,55,4,,2,4,44,101,S02,"x, y"
  P003,2019-04-01,-1,M,spinal,70,4,4,,4,47,99,S02,z
  P003,2019-05-01,0,M,spinal,70,4,4,,3,46,97,S02,z
  P004,2019-04-11,0,F,respiratory,48,2,2,,1,20,40,S03,"6"" tall"

  """

@Suite("Laws of reading")
struct ReadingLawsTests {
  private func read(_ bytes: [UInt8], blockSize: Int = 4 << 20) -> Reading? {
    try? CohortReader(plan: ReadingPlan(), work: Work(), blockSize: blockSize).read([Source(name: "f", bytes: bytes)])
  }

  private func description(_ reading: Reading?) -> String {
    guard let reading else { return "refused" }
    let cohort = reading.cohort
    return
      "\(cohort.patientIDs) \(cohort.visitOffsets) \(cohort.patientColumns) \(cohort.visitColumns) \(cohort.items) "
      + "\(cohort.visitMonths) \(cohort.visitRecordAddresses) \(cohort.features) \(reading.tables) \(reading.findings) "
      + "\(reading.findingCounts[.error, default: 0]) \(reading.findingCounts[.warning, default: 0])"
  }

  @Test("the block size changes nothing", arguments: ["\n", "\r\n", "\r"])
  func blocks(_ lineEnd: String) {
    let text = base + "P001,2019-03-01,0,M,elbow,999,9,x,,4,61,85.5\n\"open,2019-03-01\nP002,2019-03-02,0,M\n"
    let bytes = Array(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd).utf8)
    let whole = description(read(bytes))
    #expect(whole != "refused")
    for size in [1, 2, 3, 7, 31, 64, 100, 150, 333] { #expect(description(read(bytes, blockSize: size)) == whole) }
  }

  @Test("a block without rows between two rows of one patient changes nothing", arguments: 0...4)
  func emptyBlocks(_ blanks: Int) {
    let blank = String(repeating: "\n", count: blanks)
    let text = "patient_id,months,alsfrsr_total,age\nA,0,40,60\n\(blank)A,1,39,60\nB,0,44,50\nA,2,38,60\nB,3,40,50\n"
    let whole = read(Array(text.utf8))
    #expect(whole?.cohort.visitOffsets == [0, 3, 5])
    #expect(whole?.cohort.recordedTotal?.values == [40, 39, 38, 44, 40])
    for size in 1...20 { #expect(description(read(Array(text.utf8), blockSize: size)) == description(whole)) }
  }

  @Test(
    "whatever happens to the bytes, rows read are rows used and rows set aside, each of these with its error",
    arguments: 0..<40)
  func ledger(_ seed: Int) {
    var random = Xorshift(seed: UInt64(seed))
    for _ in 0..<50 {
      var bytes = Array(base.utf8)
      for _ in 0...random.next(6) { random.mutate(&bytes) }
      let reading = read(bytes)
      #expect(description(read(bytes, blockSize: 50)) == description(reading))
      guard let reading else { continue }
      let table = reading.tables[0]
      #expect(table.rowsRead == table.rowsUsed + table.rowsSetAside)
      #expect(reading.cohort.visitCount == table.rowsUsed)
      let lines = Set(reading.findings.filter { $0.severity == .error && $0.consequence == .rowSetAside }.map(\.line))
      #expect(lines.count == table.rowsSetAside && !lines.contains(0))
      let counted = reading.findingCounts.values.reduce(0, +)
      #expect(counted == reading.findings.count)
    }
  }

  @Test("the order of the rows changes nothing but the order of the patients", arguments: 0..<20)
  func rowOrder(_ seed: Int) throws {
    var random = Xorshift(seed: UInt64(seed) &+ 100)
    var rows = (0..<30).map { "p\($0 / 5),\($0 % 5),\($0 * 7 % 49),\($0 / 5 % 2 == 0 ? "F" : "M")" }
    let sorted = try #require(read(Array(("id,months,alsfrsr_total,sex\n" + rows.joined(separator: "\n")).utf8)))
    for index in rows.indices.reversed() { rows.swapAt(index, random.next(index + 1)) }
    let shuffled = try #require(read(Array(("id,months,alsfrsr_total,sex\n" + rows.joined(separator: "\n")).utf8)))
    for patient in 0..<6 {
      let other = try #require((0..<6).first { shuffled.cohort.patientIDs[$0] == sorted.cohort.patientIDs[patient] })
      #expect(shuffled.cohort.sex?[other] == sorted.cohort.sex?[patient])
      let totals = { (cohort: Cohort, patient: Int) in cohort.visitRange(patient).map { cohort.recordedTotal?[$0] } }
      #expect(totals(shuffled.cohort, other) == totals(sorted.cohort, patient))
    }
  }
}

/// Marsaglia's xorshift: enough for choosing bytes.
private struct Xorshift {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 11) % max(bound, 1)
  }

  mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let awkward: [UInt8] = Array("\",\n\r;\t -.0e9".utf8) + [0, 0xFF, 0xC3, 0xEF]
    let at = next(bytes.count)
    switch next(6) {
    case 0: bytes[at] = UInt8(next(256))
    case 1: bytes[at] = awkward[next(awkward.count)]
    case 2: bytes.insert(awkward[next(awkward.count)], at: at)
    case 3: bytes.remove(at: at)
    case 4:
      let length = min(next(60) + 1, bytes.count - at)
      bytes.insert(contentsOf: Array(bytes[at..<at + length]), at: next(bytes.count))
    default: bytes.removeSubrange(at..<min(at + next(40) + 1, bytes.count))
    }
  }
}
