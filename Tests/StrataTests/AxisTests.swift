import Clinical
import Cohorts
import Execution
import Foundation
import Strata
import TestKit
import Testing
import Variables

@Suite struct AxisTests {
  private func store(_ make: (inout TinyCohort) -> Void) -> VariableStore {
    var tiny = TinyCohort(visits: [35.0, 34, 26, 25].map { [.init(months: 0, total: $0)] })
    make(&tiny)
    return VariableStore(tiny.cohort)
  }

  private func resolve(_ text: String, _ store: VariableStore) throws -> ResolvedAxis {
    let spec = try #require(try StratificationPlan.parseAxes(text).first)
    return try #require(AxisRegistry.family(spec.id)).resolve(spec, store)
  }

  @Test func bandsOfTheScoreRunFromMildToSevere() throws {
    let axis = try resolve("alsfrs", store { _ in })
    #expect(axis.levels == ["unknown", "score ≥ 35", "26 ≤ score < 35", "score < 26"])
    #expect(axis.codes == [1, 2, 2, 3])
    #expect(axis.spec.text == "alsfrs:26/35")
    #expect(axis.notes == ["recorded by the file, not derived, for 4 of 4 patients"])
  }

  @Test func agesAreCutAt50And65UnlessSaidOtherwise() throws {
    let store = store { $0.add(PatientFact.age, numbers: [49.9, 50, 65, nil]) }
    let axis = try resolve("age", store)
    #expect(axis.levels == ["unknown", "age < 50", "50 ≤ age < 65", "age ≥ 65"])
    #expect(axis.codes == [1, 2, 3, 0])
    #expect(axis.unknownReasons.map(\.reason.text) == ["not recorded"])
    #expect(try resolve("age:49.95", store).levels == ["unknown", "age < 49.95", "age ≥ 49.95"])
  }

  @Test func ageAtOnsetStandsInForAgeWithANote() throws {
    let store = store { $0.add(PatientFact.ageAtOnset, numbers: [40, 50, 60, 70]) }
    let axis = try resolve("age", store)
    #expect(axis.codes == [1, 2, 2, 3])
    #expect(axis.title == "Age at onset")
    #expect(axis.notes == ["age at onset: the file does not tell the age at entry"])
  }

  @Test func theFileOffersWhatItCanTell() {
    let store = store {
      $0.add(PatientFact.sex, smalls: [0, 1, 1, nil])
      $0.add(PatientFact.arm, words: [nil, nil, nil, nil])
    }
    let offered = AxisRegistry.offered(by: store)
    #expect(offered.map(\.spec.id) == ["alsfrs", "sex"])
    #expect(offered[1].counts == [1, 1, 2])
    #expect(offered[1].levels == ["unknown", "female", "male"])
  }

  @Test func axesParseAndPrintAsTheCommandLine() throws {
    let axes = try StratificationPlan.parseAxes(" onset , Age:50/65,duration:12.5")
    #expect(
      axes == [AxisSpec(id: "onset"), AxisSpec(id: "age", cuts: [50, 65]), AxisSpec(id: "duration", cuts: [12.5])])
    let plan = StratificationPlan(filter: try Filter(parsing: "sex = male"), axes: axes)
    #expect(plan.commandLineArguments == ["--by", "onset,age:50/65,duration:12.5", "--where", "sex = male"])
    #expect(try StratificationPlan.parseAxes(plan.commandLineArguments[1]) == axes)
  }

  @Test func columnsOfTheFileAreAxesToo() throws {
    let store = store {
      $0.add("ward, east/1", words: ["b", "a", nil, "unknown"])
      $0.add("crp", numbers: [10, 20, 30, nil])
      $0.add("smoker", smalls: [0, 1, nil, 1])
      $0.add(PatientFact.died, smalls: [0, 1, nil, 1])
    }
    let ward = try resolve("\"ward, east/1\"", store)
    #expect(ward.spec.text == "col:\"ward, east/1\"")
    #expect(ward.levels == ["unknown", "b", "a", "\"unknown\" as written"])
    #expect(ward.codes == [1, 2, 0, 3])
    let crp = try resolve("col:crp:20", store)
    #expect(crp.levels == ["unknown", "crp < 20", "crp ≥ 20"])
    #expect(crp.codes == [1, 2, 2, 0])
    let smoker = try resolve("col:smoker", store)
    #expect(smoker.levels == ["unknown", "smoker = 0", "smoker = 1"])
    #expect(smoker.codes == [1, 2, 0, 2])
    #expect(smoker.knownAt == .entry)
    #expect(try resolve("col:died", store).knownAt == .later)
    #expect(
      AxisRegistry.offered(by: store).map(\.spec.text) == [
        "alsfrs:26/35", "col:\"ward, east/1\"", "col:crp", "col:smoker",
      ])
    #expect(throws: AxisError.unknownAxis("col:smokr", suggestion: "smoker")) {
      try self.resolve("col:smokr", store)
    }
    let specs = try StratificationPlan.parseAxes("crp:20,onset,\"ward, east/1\"", for: store)
    #expect(specs.map(\.text) == ["col:crp:20", "onset", "col:\"ward, east/1\""])
    #expect(try StratificationPlan.parseAxes(specs.map(\.text).joined(separator: ",")) == specs)
    #expect(throws: AxisError.unknownAxis("crpp", suggestion: "crp")) {
      try StratificationPlan.parseAxes("crpp", for: store)
    }
  }

  @Test func aNumberOfManyValuesNeedsCuts() throws {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 13))
    tiny.add("nfl", numbers: (0..<13).map { Double($0) })
    tiny.add("note", words: (0..<13).map { "w\($0)" })
    let store = VariableStore(tiny.cohort)
    #expect(
      throws: AxisError.badCuts(
        "col:nfl is a number with many values; expected cut points, as in col:nfl:1/2, or thirds, col:nfl:q3")
    ) {
      try self.resolve("col:nfl", store)
    }
    #expect(throws: AxisError.badCuts("the axis col:note takes no cut points")) {
      try self.resolve("col:note:3", store)
    }
  }

  @Test(arguments: [
    ("onsett", AxisError.unknownAxis("onsett", suggestion: "onset")),
    ("kngs", .unknownAxis("kngs", suggestion: "kings")),
    ("zebra", .unknownAxis("zebra", suggestion: nil)), ("", .unknownAxis("", suggestion: nil)),
    ("onset,", .unknownAxis("", suggestion: nil)), ("onset,onset", .repeatedAxis("onset")),
    ("age:50,age:60", .repeatedAxis("age")),
    ("onset,stage,kings,mitos,speed,sex,age", .tooManyAxes(found: 7, allowed: 6)),
    ("age:65/50", .badCuts("age has the cut points 65/50; they must ascend, as in age:50/65")),
    ("age:50/50", .badCuts("age has the cut point 50 twice")),
    ("age:", .badCuts("\"\" is not a number; cut points are separated by slashes, as in age:50/65")),
    ("age:old", .badCuts("\"old\" is not a number; cut points are separated by slashes, as in age:50/65")),
    ("age:inf", .badCuts("\"inf\" is not a number; cut points are separated by slashes, as in age:50/65")),
    (
      "age:1e300",
      .badCuts("age has the cut point 1e+300; a number between −1,000,000,000 and 1,000,000,000 is expected")
    ),
    ("sex:1", .badCuts("the axis sex takes no cut points")),
  ])
  func wrongAxesSayWhatIsWrong(text: String, error: AxisError) {
    #expect(throws: error) { try StratificationPlan.parseAxes(text) }
  }

  @Test func quantilesAreThoseOfTheWholeCohortAndPinned() throws {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 10))
    // Known values 1 to 9: the thirds of R's type 7 are 1 + 8/3 = 3.667 and 1 + 16/3 = 6.333.
    tiny.add(PatientFact.age, numbers: [9, 8, 7, 6, 5, 4, 3, 2, 1, nil])
    let store = VariableStore(tiny.cohort)
    let axis = try resolve("age:q3", store)
    #expect(axis.spec.text == "age:3.667/6.333")
    #expect(axis.levels == ["unknown", "age < 3.667", "3.667 ≤ age < 6.333", "age ≥ 6.333"])
    #expect(axis.counts == [1, 3, 3, 3])
    #expect(axis.notes == ["cut at quantiles of the whole cohort: 3.667, 6.333"])
    #expect(try StratificationPlan.parseAxes("age:q3").map(\.text) == ["age:q3"])
    let plan = StratificationPlan(
      filter: try Filter(parsing: "age <= 3"), axes: try StratificationPlan.parseAxes("age:q3"))
    let strata = try stratify(store, plan, work: Work())
    #expect(strata.strata.map(\.count) == [3, 3])
    #expect(strata.pinnedPlan.axes.map(\.text) == ["age:3.667/6.333"])
    #expect(throws: AxisError.badCuts("age:q1 asks for 1 groups; expected q2 to q10")) {
      try StratificationPlan.parseAxes("age:q1")
    }
  }

  @Test func equalQuantilesAreOneCut() throws {
    var tiny = TinyCohort(visits: Array(repeating: [], count: 5))
    tiny.add(PatientFact.age, numbers: [50, 50, 50, 50, 60])
    let axis = try resolve("age:q4", VariableStore(tiny.cohort))
    #expect(axis.levels == ["unknown", "age < 50", "age ≥ 50"])
    #expect(axis.codes == [2, 2, 2, 2, 2])
  }

  @Test func errorsHaveWords() {
    #expect(AxisError.unknownAxis("onsett", suggestion: "onset").message == "no axis \"onsett\"; did you mean onset?")
    #expect(AxisError.unknownAxis("zebra", suggestion: nil).message.hasPrefix("no axis \"zebra\"; expected onset, "))
    #expect(AxisError.repeatedAxis("sex").message == "the axis sex is named twice; once is enough")
    #expect(StratificationError.axis(.tooManyAxes(found: 7, allowed: 6)).message == "7 axes; at most 6 are allowed")
  }

  @Test func everyFileInAxesIsRegistered() throws {
    // Files of more than one family name each family with a static member of its own.
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Strata/Axes")
    var declared = 0
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      declared += try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .count { $0.contains("  static let") && ["= of", "= AxisFamily(", "= gene("].contains(where: $0.contains) }
    }
    #expect(declared == AxisRegistry.all.count)
  }
}
