import Execution
import Statistics
import Testing

@Suite struct LinearModelRefusalTests {
  private typealias Effect = LinearMixedModel.FixedEffect

  private func refusal(
    _ patients: [[(Double, Double)]], _ effects: [Effect]? = nil,
    _ structure: LinearMixedModel.RandomStructure = .interceptAndSlope,
    _ method: LinearMixedModel.Method = .restrictedMaximumLikelihood
  ) throws -> LinearModelRefusal? {
    var offsets = [0]
    for visits in patients { offsets.append(offsets[offsets.count - 1] + visits.count) }
    let data = RepeatedMeasures(
      offsets: offsets, times: patients.flatMap { $0.map(\.0) }, values: patients.flatMap { $0.map(\.1) })
    let ones = patients.map { _ in 1.0 }
    switch try LinearMixedModel.prepare(
      data, fixed: effects ?? [Effect("one", .level(ones)), Effect("t", .trend(ones))], random: structure,
      work: Work())
    {
    case .failure(let refusal): return refusal
    case .success(let model): return try model.fit(method, work: Work()).refusal
    }
  }

  private let three: [[(Double, Double)]] = [
    [(0, 40), (1, 38), (2, 37)], [(0, 30), (1, 31), (3, 26)], [(0, 45), (2, 41), (3, 42)],
  ]

  @Test func `Data that suffice are not refused`() throws {
    #expect(try refusal(three) == nil)
  }

  @Test func `Numbers must be finite`() throws {
    #expect(try refusal([[(0, .nan), (1, 2)], three[0]]) == .notFinite(column: "y"))
    #expect(try refusal([[(.infinity, 1), (1, 2)], three[0]]) == .notFinite(column: "time"))
    #expect(try refusal(three, [Effect("age", .level([1, .nan, 2]))]) == .notFinite(column: "age"))
  }

  @Test func `A variance between patients needs two`() throws {
    #expect(try refusal([three[0]]) == .tooFewPatients(found: 1, needed: 2))
    #expect(try refusal([three[0], []]) == .tooFewPatients(found: 1, needed: 2))
  }

  @Test func `There must be more rows than columns, and a column`() throws {
    #expect(try refusal([[(0, 1)], [(1, 2)]]) == .tooFewRows(found: 2, needed: 3))
    #expect(try refusal(three, []) == .tooFewRows(found: 9, needed: 2))
  }

  @Test func `Two visits a patient leave no residual beside a random line, three do`() throws {
    #expect(try refusal(three.map { Array($0.prefix(2)) }) == .tooFewVisits)
    #expect(try refusal(three.map { Array($0.prefix(2)) }, nil, .intercept) == nil)
    #expect(
      try refusal(three.map { Array($0.prefix(1)) }, [Effect("one", .level([1, 1, 1]))], .intercept) == .tooFewVisits)
  }

  @Test func `Columns that explain what lies around the patients leave no residual either`() throws {
    // Three patients with two visits: three differences within patients, and three columns that explain them.
    let columns = [[0, 1, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 1.0]].enumerated().map {
      Effect("x\($0)", .rows($1))
    }
    #expect(try refusal(three.map { Array($0.prefix(2)) }, columns, .intercept) == .tooFewVisits)
    #expect(try refusal(three.map { Array($0.prefix(2)) }, Array(columns.prefix(2)), .intercept) == nil)
  }

  @Test func `Times that differ between patients alone explain nothing within them`() throws {
    // Two visits on one day each: the slope is between patients, two differences within them are the residuals.
    let days: [[(Double, Double)]] = [[(1, 40), (1, 42)], [(2, 37), (2, 36)], [(4, 33)]]
    #expect(try refusal(days, nil, .intercept) == nil)
  }

  @Test func `One patient with two times tells no variance of slopes`() throws {
    #expect(try refusal([three[0], [(0, 3), (0, 4)], [(0, 5)]]) == .tooFewSlopes)
  }

  @Test func `Dependent columns are named`() throws {
    let effects = [
      Effect("one", .level([1, 1, 1])), Effect("a", .level([1, 0, 0])), Effect("b", .level([0, 1, 1])),
      Effect("t", .trend([1, 1, 1])),
    ]
    let found = try refusal(three, effects)
    guard case .dependentColumns(let columns) = found, columns.count == 1 else {
      Issue.record("no dependence found: \(String(describing: found))")
      return
    }
    #expect(Set([columns[0].column] + columns[0].others) == ["one", "a", "b"])
    #expect(try refusal(three.map { $0.map { (5, $0.1) } }, nil, .intercept) != nil)
  }

  @Test func `Without residuals there is no error to judge by`() throws {
    let lines = [0.0, 1, 2, 3].map { patient in
      [0.0, 1, 2, 3].map { time in (time, 40 + patient * patient - time * (1 + patient)) }
    }
    #expect(try refusal(lines) == .noResidualVariation)
    #expect(try refusal(three.map { $0.map { ($0.0, 7) } }) == .noResidualVariation)
  }

  @Test func `A column for every patient leaves no variance between them`() throws {
    let effects = (0..<3).map { column in
      Effect("p\(column)", .level((0..<3).map { $0 == column ? 1 : 0 }))
    }
    #expect(try refusal(three, effects, .intercept) == .unidentifiableVariance)
  }

  @Test func `Every reason has words`() {
    let reasons: [LinearModelRefusal] = [
      .notFinite(column: "age"), .tooFewRows(found: 2, needed: 3), .tooFewPatients(found: 1, needed: 2),
      .tooFewVisits, .tooFewSlopes, .noResidualVariation, .unidentifiableVariance, .notConverged(steps: 100),
    ]
    #expect(Set(reasons.map(\.words)).count == reasons.count)
    #expect(LinearModelRefusal.tooFewRows(found: 2, needed: 3).words == "2 rows; the model needs at least 3")
  }

  @Test func `Cancelled work throws`() throws {
    let visits = SimulatedVisits(seed: 1)
    let work = Work()
    let model = try LinearMixedModel.prepare(
      visits.data, fixed: visits.effects, random: .interceptAndSlope, work: work
    ).get()
    work.cancel()
    #expect(throws: Cancelled.self) { try model.fit(.maximumLikelihood, work: work) }
    #expect(throws: Cancelled.self) {
      try LinearMixedModel.prepare(visits.data, fixed: visits.effects, random: .intercept, work: work)
    }
  }
}
