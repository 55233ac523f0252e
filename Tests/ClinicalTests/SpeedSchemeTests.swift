import Clinical
import Testing

@Suite struct SpeedSchemeTests {
  private func scheme(_ id: String) throws -> SpeedScheme { try #require(SpeedScheme.all.first { $0.id == id }) }

  /// Each boundary with the class on it, just below it and just above it.
  @Test(arguments: [
    ("standard", 0.5, [0, 1, 1]), ("standard", 1.0, [1, 1, 2]), ("kimura", 0.67, [0, 1, 1]),
    ("gordon", 0.5, [0, 1, 1]), ("labra", 0.47, [0, 1, 1]), ("labra", 1.11, [1, 2, 2]), ("elamin", 0.25, [0, 1, 1]),
    ("elamin", 0.5, [1, 2, 2]), ("elamin", 1.0, [2, 3, 3]), ("precision", 0.68, [0, 1, 1]),
    ("precision", 1.26, [1, 1, 2]),
  ])
  func `Each boundary belongs to the class that the source gives it`(id: String, cut: Double, classes: [Int]) throws {
    let scheme = try scheme(id)
    #expect([cut.nextDown, cut, cut.nextUp].map(scheme.index) == classes)
  }

  @Test(arguments: SpeedScheme.all.map(\.id)) func `A scheme is a partition in order`(id: String) throws {
    let scheme = try scheme(id)
    #expect(scheme.classes.count == scheme.cuts.count + 1)
    #expect(zip(scheme.cuts, scheme.cuts.dropFirst()).allSatisfy { $0.rate < $1.rate })
    #expect(scheme.index(of: -5) == 0)
    #expect(scheme.index(of: 48) == scheme.classes.count - 1)
    #expect(!scheme.title.isEmpty && !scheme.source.isEmpty)
  }

  @Test func `The standard scheme is the class that the program shows`() {
    for rate in stride(from: -1.0, through: 3, by: 0.01) {
      #expect(SpeedScheme.standard.index(of: rate) == Int(ProgressionSpeed(deltaFS: rate).rawValue))
    }
  }

  @Test func `The rule says who owns the boundaries`() throws {
    #expect(SpeedScheme.standard.rule == "slow < 0.5, 0.5 ≤ intermediate ≤ 1, fast > 1")
    #expect(try scheme("labra").rule == "slow < 0.47, 0.47 ≤ intermediate < 1.11, fast ≥ 1.11")
    #expect(try scheme("gordon").rule == "slow < 0.5, fast ≥ 0.5")
  }

  @Test func `Quartiles of a cohort are those of R`() throws {
    // quantile(c(1, 2, 3, 4, 10)) in R: 1, 2, 3, 4, 10.
    let scheme = try #require(SpeedScheme.quartiles(of: [10, 3, 1, 4, 2]))
    #expect(scheme.cuts.map(\.rate) == [2, 4])
    #expect([1.9, 2, 4, 4.1].map(scheme.index) == [0, 1, 1, 2])
    // quantile(c(1, 2, 3, 4)): 1.75, 2.5, 3.25.
    #expect(SpeedScheme.quartiles(of: [4, 3, 2, 1])?.cuts.map(\.rate) == [1.75, 3.25])
    #expect(SpeedScheme.quartiles(of: []) == nil)
  }
}
