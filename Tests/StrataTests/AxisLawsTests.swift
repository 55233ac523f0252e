import Clinical
import Cohorts
import Execution
import Foundation
import Strata
import TestKit
import Testing
import Variables

/// What must hold of every axis on every cohort.
@Suite struct AxisLawsTests {
  static let seeds: [UInt64] = [1, 2, 3]
  static let ids = AxisRegistry.all.map(\.id)

  private static let flags = ["sod1", "ftd", PatientFact.c9orf72, PatientFact.riluzole]
  private static let words = [
    PatientFact.elEscorial: ["definite", "probable", "possible"], "phenotype": ["classic", "bulbar", "flail arm"],
    PatientFact.studySite: ["north", "south", "east"],
  ]

  /// A cohort of 400 patients with gaps everywhere; `order` says which patient stands where.
  static func cohort(seed: UInt64, order: [Int]? = nil) -> Cohort {
    var draws = Draws(state: seed)
    var visits: [[TinyCohort.Visit]] = []
    var columns: [String: [Double?]] = [:]
    for _ in 0..<400 {
      let items = ALSFRSRItems(
        (0..<12).map { _ in draws.next(below: 40) == 0 ? nil : 4 - draws.next(below: 9) / 3 },
        cutting: [.withoutGastrostomy, .withoutGastrostomy, .withGastrostomy, .unspecified][draws.next(below: 4)])
      let capacity = draws.next(below: 12) == 0 ? nil : Double(40 + draws.next(below: 80))
      visits.append(
        draws.next(below: 30) == 0
          ? [] : [.init(months: Double(draws.next(below: 3)), items: items, vitalCapacity: capacity)])
      func maybe(_ value: Double) -> Double? { draws.next(below: 12) == 0 ? nil : value }
      columns[PatientFact.onsetSite, default: []].append(maybe(Double(draws.next(below: 9))))
      columns[PatientFact.sex, default: []].append(maybe(Double(draws.next(below: 2))))
      columns[PatientFact.age, default: []].append(maybe(Double(20 + draws.next(below: 65))))
      columns[PatientFact.monthsOnsetToIndex, default: []].append(maybe(Double(draws.next(below: 60))))
      columns[PatientFact.diagnosticDelay, default: []].append(maybe(Double(draws.next(below: 30))))
      columns["nfl", default: []].append(maybe(Double(10 + draws.next(below: 90))))
      for flag in flags { columns[flag, default: []].append(maybe(Double(draws.next(below: 2)))) }
      for (name, levels) in words { columns[name, default: []].append(maybe(Double(draws.next(below: levels.count)))) }
    }
    let order = order ?? Array(0..<400)
    var tiny = TinyCohort(visits: order.map { visits[$0] })
    for (name, values) in columns.sorted(by: { $0.key < $1.key }) {
      let values = order.map { values[$0] }
      if name == PatientFact.onsetSite || name == PatientFact.sex || flags.contains(name) {
        tiny.add(name, smalls: values.map { $0.map { Int8($0) } })
      } else if let levels = words[name] {
        tiny.add(name, words: values.map { $0.map { levels[Int($0)] } })
      } else {
        tiny.add(name, numbers: values)
      }
    }
    tiny.add(PatientFact.arm, words: order.map { $0 % 7 == 0 ? nil : $0 % 2 == 0 ? "msc" : "placebo" })
    return tiny.cohort
  }

  private func resolve(_ id: String, _ cohort: Cohort, cuts: [Double] = []) throws -> ResolvedAxis {
    try #require(AxisRegistry.family(id)).resolve(AxisSpec(id: id, cuts: cuts), VariableStore(cohort))
  }

  @Test(arguments: ids, seeds) func everyPatientHasOneLevelAndUnknownHasReasons(id: String, seed: UInt64) throws {
    let cohort = AxisLawsTests.cohort(seed: seed)
    let axis = try resolve(id, cohort)
    #expect(axis.levels.first == "unknown")
    #expect(Set(axis.levels).count == axis.levels.count)
    #expect(axis.codes.count == cohort.patientCount)
    #expect(axis.codes.allSatisfy { Int($0) < axis.levels.count })
    #expect(axis.counts.reduce(0, +) == cohort.patientCount)
    #expect(axis.unknownReasons.map(\.patients).reduce(0, +) == axis.counts[0])
    #expect(axis.counts[0] > 0 && axis.counts[0] < cohort.patientCount)
    #expect(axis.levels.allSatisfy { $0.count <= 30 && !$0.isEmpty })
    #expect(axis.knownAt == .entry)
  }

  @Test(arguments: ids, seeds) func levelsDoNotDependOnTheOrderOfPatients(id: String, seed: UInt64) throws {
    let forwards = try resolve(id, AxisLawsTests.cohort(seed: seed))
    let backwards = try resolve(id, AxisLawsTests.cohort(seed: seed, order: Array((0..<400).reversed())))
    func names(_ axis: ResolvedAxis) -> [String] { axis.codes.map { axis.levels[Int($0)] } }
    #expect(names(forwards) == names(backwards).reversed())
  }

  @Test(arguments: ids) func aFileThatTellsNothingMakesEveryoneUnknown(id: String) throws {
    let cohort = TinyCohort(visits: [[], [], []]).cohort
    let axis = try resolve(id, cohort)
    #expect(axis.codes == [0, 0, 0])
    #expect(axis.unknownReasons.map(\.patients) == [3])
    #expect(AxisRegistry.offered(by: VariableStore(cohort)).isEmpty)
  }

  @Test(arguments: AxisRegistry.all.filter(\.acceptsCuts).map(\.id).filter { $0 != "prognosis" })
  func aCutBelongsToTheUpperBand(id: String) throws {
    var tiny = TinyCohort(visits: [29.0, 30, 31].map { [.init(months: 0, total: $0, vitalCapacity: $0)] })
    for name in [PatientFact.age, PatientFact.monthsOnsetToIndex, PatientFact.diagnosticDelay, "nfl"] {
      tiny.add(name, numbers: [29, 30, 31])
    }
    let axis = try resolve(id, tiny.cohort, cuts: [30])
    let labels = axis.codes.map { axis.levels[Int($0)] }
    #expect(labels[0].hasSuffix(" < 30"))
    #expect(labels[1].hasSuffix(" ≥ 30"))
    #expect(labels[2] == labels[1])
    #expect(axis.spec.text == id + ":30")
  }

  @Test func aCutOfThePrognosisBelongsToTheLongerGroup() throws {
    // A prediction cannot be chosen, but a cut can be put on it.
    let store = VariableStore(AxisLawsTests.cohort(seed: 1))
    let column = try #require(store.column("encals_median_months")?.value)
    let patient = try #require((0..<column.count).first { column.number($0) != nil })
    let median = try #require(column.number(patient))
    func level(_ cut: Double) throws -> String {
      let axis = try #require(AxisRegistry.family("prognosis")).resolve(AxisSpec(id: "prognosis", cuts: [cut]), store)
      return axis.levels[Int(axis.codes[patient])]
    }
    #expect(try level(median).contains(" ≥ "))
    #expect(try level(median.nextUp).contains(" < "))
    #expect(try level(median.nextDown).contains(" ≥ "))
  }

  @Test(arguments: AxisRegistry.all.filter { !$0.acceptsCuts }.map(\.id))
  func axesOfCategoriesRefuseCuts(id: String) {
    #expect(throws: AxisError.badCuts("the axis \(id) takes no cut points")) {
      try self.resolve(id, AxisLawsTests.cohort(seed: 1), cuts: [1])
    }
    #expect(throws: AxisError.badCuts("the axis \(id) takes no cut points")) {
      try StratificationPlan.parseAxes("\(id):1")
    }
  }

  @Test(arguments: seeds) func countsAddUpAtEveryNode(seed: UInt64) throws {
    let store = VariableStore(AxisLawsTests.cohort(seed: seed))
    var draws = Draws(state: seed &+ 100)
    for _ in 0..<12 {
      var ids = AxisLawsTests.ids
      var axes: [AxisSpec] = []
      for _ in 0..<1 + draws.next(below: 6) { axes.append(AxisSpec(id: ids.remove(at: draws.next(below: ids.count)))) }
      let filter = draws.next(below: 2) == 0 ? nil : try Filter(parsing: "age >= 40 or onset is missing")
      let plan = StratificationPlan(filter: filter, axes: axes)
      let result = try stratify(store, plan, work: Work())
      try check(result, store)
    }
  }

  private func check(_ result: Stratification, _ store: VariableStore) throws {
    let chosen = try result.plan.filter?.evaluate(store) ?? Bitmap(repeating: true, count: store.cohort.patientCount)
    #expect(result.order.sorted() == (0..<chosen.count).filter { chosen[$0] }.map(Int32.init))
    #expect(result.strata[0].path.isEmpty && result.strata[0].rows == 0..<result.order.count)
    for (index, stratum) in result.strata.enumerated() {
      let patients = result.patients(index)
      #expect(stratum.count > 0)
      for (axis, level) in stratum.path.enumerated() {
        #expect(patients.allSatisfy { Int(result.axes[axis].codes[Int($0)]) == level })
      }
      if stratum.children.isEmpty {
        #expect(stratum.depth == result.axes.count)
        #expect(Array(patients) == patients.sorted())
      } else {
        #expect(stratum.children.allSatisfy { result.strata[$0].parent == index && $0 > index })
        #expect(stratum.children.map { result.strata[$0].rows.lowerBound }.first == stratum.rows.lowerBound)
        #expect(stratum.children.reduce(0) { $0 + result.strata[$1].count } == stratum.count)
        let levels = stratum.children.compactMap { result.strata[$0].path.last }
        #expect(levels == levels.sorted { ($0 == 0 ? .max : $0) < ($1 == 0 ? .max : $1) })
        #expect(Set(levels).count == levels.count)
      }
    }
  }
}

/// A small generator with a seed, so that a failing case can be had again.
struct Draws {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
}
