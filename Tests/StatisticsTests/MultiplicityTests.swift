import Statistics
import TestKit
import Testing

@Suite struct MultiplicityTests {
  private static let names: [MultiplicityAdjustment: String] = [
    .bonferroni: "bonferroni", .holm: "holm", .hochberg: "hochberg", .hommel: "hommel", .benjaminiHochberg: "BH",
    .benjaminiYekutieli: "BY",
  ]

  @Test(arguments: ["a", "b", "ties"]) func `All methods agree with R`(family: String) throws {
    let file = try PublishedResult("multiplicity")
    let p = try file.numbers(family, "p")
    for method in MultiplicityAdjustment.allCases {
      let name = try #require(MultiplicityTests.names[method])
      let expected = try file.numbers(family, name)
      let adjusted = try method.adjust(p).get()
      #expect(adjusted.count == expected.count)
      for (value, reference) in zip(adjusted, expected) {
        expectClose(value, reference, relative: file.tolerance, scale: 0, name)
      }
    }
  }

  @Test func `The order of the tests is kept`() throws {
    // Holm: 3 · 0.01, 2 · 0.02, 1 · 0.03 and at least the one before.
    let adjusted = try MultiplicityAdjustment.holm.adjust([0.03, 0.01, 0.02]).get()
    for (value, expected) in zip(adjusted, [0.04, 0.03, 0.04]) { expectClose(value, expected, relative: 1e-15) }
  }

  @Test func `The nine cut points of NurOwn count as nine tests even if one alone is shown`() throws {
    for method in [MultiplicityAdjustment.bonferroni, .holm] {
      expectClose(try method.adjust([0.022], familySize: 9).get()[0], 0.198, relative: 1e-14)
    }
  }

  @Test(arguments: 0..<40) func `A family is as if its other tests had found nothing`(seed: Int) throws {
    let p = MultiplicityTests.family(seed)
    for method in MultiplicityAdjustment.allCases {
      let inFamily = try method.adjust(p, familySize: p.count + 3).get()
      let padded = try method.adjust(p + [1, 1, 1]).get()
      #expect(inFamily == Array(padded.prefix(p.count)))
    }
  }

  @Test(arguments: 0..<40) func `Adjustment raises, keeps the order, and bolder methods raise less`(seed: Int) throws {
    let p = MultiplicityTests.family(seed)
    var adjusted: [MultiplicityAdjustment: [Double]] = [:]
    for method in MultiplicityAdjustment.allCases { adjusted[method] = try method.adjust(p).get() }
    for method in MultiplicityAdjustment.allCases {
      let values = try #require(adjusted[method])
      for (first, second) in zip(p.indices, p.indices.dropFirst()) where p[first] <= p[second] {
        #expect(values[first] <= values[second])
      }
      #expect(zip(p, values).allSatisfy { $0 <= $1 && $1 <= 1 })
    }
    let ladder: [MultiplicityAdjustment] = [.benjaminiHochberg, .hommel, .hochberg, .holm, .bonferroni]
    for (bold, careful) in zip(ladder, ladder.dropFirst()) {
      let pairs = zip(try #require(adjusted[bold]), try #require(adjusted[careful]))
      #expect(pairs.allSatisfy { $0 <= $1 + 1e-15 }, "\(bold) against \(careful)")
    }
  }

  @Test(arguments: 0..<30) func `Hommel and Holm are closed tests of Simes and Bonferroni`(seed: Int) throws {
    let p = Array(MultiplicityTests.family(seed).prefix(6))
    var hommel = p.map { _ in 0.0 }
    var holm = hommel
    for subset in 1..<(1 << p.count) {
      let members = p.indices.filter { subset & (1 << $0) != 0 }
      let sorted = members.map { p[$0] }.sorted()
      let size = Double(sorted.count)
      let simes = sorted.enumerated().map { size * $1 / Double($0 + 1) }.min() ?? 1
      for member in members {
        hommel[member] = max(hommel[member], min(1, simes))
        holm[member] = max(holm[member], min(1, size * sorted[0]))
      }
    }
    for (value, expected) in zip(try MultiplicityAdjustment.hommel.adjust(p).get(), hommel) {
      expectClose(value, expected, relative: 1e-13)
    }
    for (value, expected) in zip(try MultiplicityAdjustment.holm.adjust(p).get(), holm) {
      expectClose(value, expected, relative: 1e-13)
    }
  }

  @Test func `No test needs no adjustment, and what is no probability is refused`() throws {
    for method in MultiplicityAdjustment.allCases {
      #expect(try method.adjust([]).get() == [])
      #expect(try method.adjust([0.2]).get() == [0.2])
      for bad in [-0.1, 1.1, .nan] {
        expectRefused(method.adjust([0.5, bad]), .outOfRange("a probability", needs: "between 0 and 1"))
      }
    }
  }

  private static func family(_ seed: Int) -> [Double] {
    var draws = PhiloxStream(seed: UInt64(seed), stream: 7, replicate: 0)
    // Some equal, some small.
    return (0..<2 + draws.index(below: 12)).map { _ in
      let p = draws.uniform()
      return draws.index(below: 3) == 0 ? 0.03 : p * p
    }
  }
}
