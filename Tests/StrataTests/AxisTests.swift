import Clinical
import Cohorts
import Foundation
import Strata
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

  @Test(arguments: [
    ("onsett", AxisError.unknownAxis("onsett", suggestion: "onset")),
    ("kngs", .unknownAxis("kngs", suggestion: "kings")),
    ("zebra", .unknownAxis("zebra", suggestion: nil)), ("", .unknownAxis("", suggestion: nil)),
    ("onset,", .unknownAxis("", suggestion: nil)), ("onset,onset", .repeatedAxis("onset")),
    ("age:50,age:60", .repeatedAxis("age")),
    ("onset,stage,kings,mitos,speed,sex,age", .tooManyAxes(found: 7, allowed: 6)),
    ("age:65/50", .badCuts("age has the cut points 65/50; they must ascend, as in age:50/65")),
    ("age:50/50", .badCuts("age has the cut points 50/50; they must ascend, as in age:50/50")),
    ("age:", .badCuts("\"\" is not a number; cut points are separated by slashes, as in age:50/65")),
    ("age:old", .badCuts("\"old\" is not a number; cut points are separated by slashes, as in age:50/65")),
    ("age:inf", .badCuts("\"inf\" is not a number; cut points are separated by slashes, as in age:50/65")),
    ("age:1e300", .badCuts("age has the cut point 1e+300; a number between −1,000,000 and 1,000,000 is expected")),
    ("sex:1", .badCuts("the axis sex takes no cut points")),
  ])
  func wrongAxesSayWhatIsWrong(text: String, error: AxisError) {
    #expect(throws: error) { try StratificationPlan.parseAxes(text) }
  }

  @Test func everyFileInAxesIsRegistered() throws {
    // Files of more than one family name each family with a static member of its own.
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Strata/Axes")
    var declared = 0
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      declared += try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        .count { $0.contains("  static let") && ($0.contains("= of") || $0.contains("= AxisFamily(")) }
    }
    #expect(declared == AxisRegistry.all.count)
  }
}
