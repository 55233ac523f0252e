import Clinical
import Foundation
import TestKit
import Testing

@Suite struct StageWatchTests {
  private func attainment(_ stage: Int, _ course: [(Double, Int?)]) -> StageAttainment? {
    var watch = StageWatch(atLeast: stage)
    for (months, stage) in course { watch.visit(months: months, stage: stage) }
    return watch.attainment
  }

  @Test func `The first visit at the stage or above counts`() {
    let course: [(Double, Int?)] = [(0, 1), (3, 1), (6, 3), (9, 2), (12, 4)]
    #expect(attainment(1, course) == .atFirstVisit(months: 0))
    #expect(attainment(2, course) == .reached(months: 6))
    #expect(attainment(3, course) == .reached(months: 6))
    #expect(attainment(4, course) == .reached(months: 12))
    #expect(attainment(5, course) == .notReached(lastMonths: 12))
  }

  @Test func `Visits without a stage tell nothing`() {
    #expect(attainment(2, [(0, nil), (3, 2)]) == .atFirstVisit(months: 3))
    #expect(attainment(2, [(0, 1), (3, nil)]) == .notReached(lastMonths: 0))
    #expect(attainment(2, [(0, nil)]) == nil)
    #expect(attainment(2, []) == nil)
  }

  @Test func `An improvement does not take it back`() {
    #expect(attainment(2, [(0, 1), (3, 2), (6, 1)]) == .reached(months: 3))
  }

  /// Time to the first visit above the stage of the first, death or tracheostomy counting as an event, against R.
  @Test(arguments: ["king", "mitos"]) func `Worsening in the simulated cohort is that of R`(scale: String) throws {
    let values = try #require(try Fixture.json("Published/staging_alsA.json")["values"] as? [String: Any])
    let expected = try #require(values["time_to_\(scale)_worsening"] as? [String: Any])
    let data = try worsening(scale)
    #expect(data.count == 500)
    #expect(data.count { $0.isEvent } == expected["events"] as? Int)
    for arm in 0...1 {
      let survival = try #require(expected["surv_6_12_arm\(arm)"] as? [Double])
      let curve = data.filter { $0.arm == arm }
      expectClose(kaplanMeier(curve, at: 6), survival[0], relative: 1e-9)
      expectClose(kaplanMeier(curve, at: 12), survival[1], relative: 1e-9)
    }
    expectClose(logRank(data), try #require(expected["logrank_chisq"] as? Double), relative: 1e-9)
  }

  private struct Follow {
    var arm: Int
    var months: Double
    var isEvent: Bool
  }

  private func worsening(_ scale: String) throws -> [Follow] {
    var courses: [(id: Substring, visits: [(months: Double, stage: Int?)])] = []
    for row in try Fixture.text("Published/alsA_visits.csv").split(separator: "\n").dropFirst() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      let items = ALSFRSRItems(fields[3..<15].map { Int($0) })
      let stage =
        scale == "king" ? items.kingsStage(.notRecorded).value?.number : items.mitosStage.value.map { Int($0.rawValue) }
      if courses.last?.id != fields[0] { courses.append((fields[0], [])) }
      courses[courses.count - 1].visits.append((try #require(Double(fields[2])), stage))
    }
    let patients = try Fixture.text("Published/alsA_patients.csv").split(separator: "\n").dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    return try zip(patients, courses).map { fields, course in
      #expect(fields[0] == course.id)
      let arm = try #require(Int(fields[1]))
      var watch = StageWatch(atLeast: try #require(course.visits[0].stage) + 1)
      for visit in course.visits { watch.visit(months: visit.months, stage: visit.stage) }
      switch watch.attainment {
      case .reached(let months)?: return Follow(arm: arm, months: months, isEvent: true)
      case .notReached(let months)?:
        let died = fields[15] == "1"
        return Follow(arm: arm, months: died ? try #require(Double(fields[14])) : months, isEvent: died)
      default: throw CocoaError(.propertyListReadCorrupt)
      }
    }
  }

  private func kaplanMeier(_ data: [Follow], at months: Double) -> Double {
    var survival = 1.0
    for time in Set(data.filter(\.isEvent).map(\.months)).sorted() where time <= months {
      let events = data.count { $0.isEvent && $0.months == time }
      survival *= 1 - Double(events) / Double(data.count { $0.months >= time })
    }
    return survival
  }

  private func logRank(_ data: [Follow]) -> Double {
    var difference = 0.0
    var variance = 0.0
    for time in Set(data.filter(\.isEvent).map(\.months)).sorted() {
      let atRisk = Double(data.count { $0.months >= time })
      let share = Double(data.count { $0.months >= time && $0.arm == 1 }) / atRisk
      let events = Double(data.count { $0.isEvent && $0.months == time })
      difference += Double(data.count { $0.isEvent && $0.months == time && $0.arm == 1 }) - events * share
      if atRisk > 1 { variance += events * share * (1 - share) * (atRisk - events) / (atRisk - 1) }
    }
    return difference * difference / variance
  }
}
