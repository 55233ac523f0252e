import Cohorts
import Testing

@Suite("Coding of death, confirmed by content")
struct EventCodingTests {
  private func died(_ text: String) throws -> (flags: [Int8?], times: [Double?], contacts: [Double?], rules: [String]) {
    let reading = try read(text)
    let facts = reading.cohort.patientColumns
    let rows = 0..<reading.cohort.patientCount
    return (
      rows.map { facts.smalls(PatientFact.died)?[$0] }, rows.map { facts.numbers(PatientFact.deathMonths)?[$0] },
      rows.map { facts.numbers(PatientFact.lastContactMonths)?[$0] }, reading.findings.map(\.rule)
    )
  }

  @Test("a flag that is set for the living is turned round, and said so")
  func inverted() throws {
    let read = try died("id,died,death_months\na,0,5\nb,0,6\nc,0,7\nd,1,\ne,1,\nf,1,\n")
    #expect(read.flags == [1, 1, 1, 0, 0, 0])
    #expect(read.rules == ["event-coding"])
  }

  @Test("times of death of the living are times of their last contact")
  func followUp() throws {
    let read = try died("id,died,death_months\na,1,5\nb,1,6\nc,1,7\nd,0,24\ne,0,25\nf,0,26\n")
    #expect(read.flags == [1, 1, 1, 0, 0, 0])
    #expect(read.times == [5, 6, 7, nil, nil, nil])
    #expect(read.contacts == [nil, nil, nil, 24, 25, 26])
    #expect(read.rules == ["event-coding"])
  }

  @Test("a single contradiction is a conflict, nothing is turned")
  func conflict() throws {
    let read = try died("id,died,death_months\na,1,5\nb,1,6\nc,1,7\nd,0,24\ne,0,\nf,0,\n")
    #expect(read.flags == [1, 1, 1, 0, 0, 0])
    #expect(read.times == [5, 6, 7, 24, nil, nil])
    #expect(read.rules == ["conflict"])
  }

  @Test("alive means the opposite of died")
  func alive() throws {
    let read = try died("id,alive,death_months\na,0,5\nb,1,\nc,yes,\n")
    #expect(read.flags == [1, 0, 0])
    #expect(read.rules.isEmpty)
  }
}
