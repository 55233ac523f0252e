import Clinical
import Statistics
import TestKit
import Testing

@testable import Reports

@Suite struct DisclosureTests {
  /// A parent with children, each with its patients, a part of them, a mean, a share and an interval.
  private static func table(_ family: [(all: Int, part: Int)], limit: Int = 10) -> Table {
    let whole = (all: family.reduce(0) { $0 + $1.all }, part: family.reduce(0) { $0 + $1.part })
    let rows = ([whole] + family).enumerated().map { index, row in
      TableRow(
        cells: [
          .text("row \(index)"), .count(row.all), .count(row.part), .number(50, digits: 1),
          .percent(0.3, digits: 0), .estimate(Estimate(value: 1, low: 0, high: 2), digits: 1),
          .missing(MissingReason("no visits")), .text("very low: few"),
        ],
        depth: index == 0 ? 0 : 1, parent: index == 0 ? nil : 0)
    }
    return Table(
      id: "benefit", title: "T", privacy: .aggregated,
      columns: [
        TableColumn(id: "stratum", title: ""), TableColumn(id: "patients", title: ""),
        TableColumn(id: "inside", title: ""), TableColumn(id: "mean", title: "", basis: "inside"),
        TableColumn(id: "probability", title: ""), TableColumn(id: "effect", title: ""),
        TableColumn(id: "other", title: ""), TableColumn(id: "certainty", title: ""),
      ],
      rows: rows)
  }

  private func counts(_ table: Table, _ column: Int = 1) -> [Int?] {
    table.rows.map { if case .count(let count) = $0.cells[column] { count } else { nil } }
  }

  @Test func `The rule is read from its name and written back`() {
    #expect(Disclosure(parsing: "cms") == .hiding(upTo: 10))
    #expect(Disclosure(parsing: "nhs") == .hiding(upTo: 7))
    #expect(Disclosure(parsing: "4") == .hiding(upTo: 4))
    #expect(Disclosure(parsing: "off") == .off)
    for bad in ["", "0", "-3", "CMS", "1.5", "1000001", "on"] { #expect(Disclosure(parsing: bad) == nil) }
    for name in ["cms", "nhs", "4", "off"] { #expect(Disclosure(parsing: name)?.name == name) }
    #expect(Disclosure(parsing: "10")?.name == "cms")
  }

  @Test func `Ten are hidden and eleven shown, by the other rule seven and eight`() {
    // Two small children: together they exceed the limit, so nothing else has to be hidden.
    #expect(
      counts(Disclosure.cms.protect(Self.table([(10, 0), (10, 0), (11, 0), (0, 0)])).table) == [31, nil, nil, 11, 0])
    #expect(
      counts(Disclosure.nhs.protect(Self.table([(7, 0), (7, 0), (8, 0), (0, 0)])).table) == [22, nil, nil, 8, 0])
    #expect(
      counts(Disclosure.hiding(upTo: 2).protect(Self.table([(2, 0), (2, 0), (3, 0)])).table) == [7, nil, nil, 3])
  }

  @Test func `One hidden child takes the smallest other with it`() {
    #expect(counts(Disclosure.cms.protect(Self.table([(5, 0), (30, 0), (20, 0)])).table) == [55, nil, 30, nil])
    // A zero beside it would leave the five as the difference, so a third one goes.
    #expect(counts(Disclosure.cms.protect(Self.table([(5, 0), (30, 0), (0, 0)])).table) == [35, nil, nil, nil])
    // Three and four together are seven: still small.
    #expect(
      counts(Disclosure.cms.protect(Self.table([(3, 0), (4, 0), (30, 0), (20, 0)])).table) == [57, nil, nil, 30, nil])
  }

  @Test func `Every figure of a hidden row is hidden, its name is not`() {
    let protected = Disclosure.cms.protect(Self.table([(5, 0), (30, 0), (20, 0)])).table
    for row in [1, 3] {
      #expect(protected.rows[row].cells == [.text("row \(row)")] + Array(repeating: .withheld, count: 7))
    }
    #expect(protected.rows[2].cells[3...] == Self.table([(5, 0), (30, 0), (20, 0)]).rows[2].cells[3...])
  }

  @Test func `Parts that make up the patients are hidden together, because the last is the rest of the others`() {
    // 5 of 45 inside would follow from 20 outside and 20 unknown, neither of which is small.
    func table(_ partition: String?) -> Table {
      let columns = ["inside", "outside", "unknown"].map { TableColumn(id: $0, title: "", partition: partition) }
      return Table(
        id: "perHundred", title: "T", privacy: .aggregated,
        columns: [TableColumn(id: "stratum", title: ""), TableColumn(id: "patients", title: "")] + columns,
        rows: [TableRow(cells: [.text("all"), .count(45), .count(5), .count(20), .count(20)])])
    }
    let apart = Disclosure.cms.protect(table(nil)).table
    #expect((2...4).map { counts(apart, $0)[0] } == [nil, 20, 20])
    let together = Disclosure.cms.protect(table("evidence")).table
    #expect((1...4).map { counts(together, $0)[0] } == [45, nil, nil, nil])
  }

  @Test func `A small part is hidden, with its family and what rests on it`() {
    // 12 of 60 inside; 12 = 4 + 8 + 0: each part lies between 0 and 12 when all three are hidden.
    let protected = Disclosure.cms.protect(Self.table([(20, 4), (20, 8), (20, 0)])).table
    #expect(counts(protected) == [60, 20, 20, 20])
    #expect(counts(protected, 2) == [12, nil, nil, nil])
    #expect(protected.rows.map { $0.cells[3] == .withheld } == [false, true, true, false])
    // A small rest tells as much: 17 of 20 inside means 3 outside.
    let rest = Disclosure.cms.protect(Self.table([(20, 17), (30, 12), (30, 15)])).table
    #expect(counts(rest, 2) == [44, nil, nil, nil])
  }

  @Test func `A share of few patients is hidden`() {
    var table = Self.table([(40, 20), (40, 20)])
    table.columns[4].isShareOfPatients = true
    // 30 % of 80 are 24, of 40 are 12: shown.
    #expect(Disclosure.cms.protect(table).table.rows.allSatisfy { $0.cells[4] != .withheld })
    // 95 % of 40 are 38, which leaves two.
    table.rows[1].cells[4] = .percent(0.95, digits: 0)
    #expect(Disclosure.cms.protect(table).table.rows.map { $0.cells[4] == .withheld } == [false, true, true])
  }

  @Test func `Off, patient-level and open tables are left as they are`() {
    var table = Self.table([(5, 2), (30, 4)])
    #expect(Disclosure.off.protect(table).table == table)
    #expect(Disclosure.off.protect(table).hidden == 0)
    for privacy in [Table.Privacy.patientLevel, .open] {
      table.privacy = privacy
      #expect(Disclosure.cms.protect(table).table == table)
    }
  }

  @Test func `The message counts the hidden cells`() {
    let (table, hidden) = Disclosure.cms.protect(Self.table([(5, 0), (30, 0), (20, 0)]))
    #expect(hidden == table.rows.joined { $0.cells }.filter { $0 == .withheld }.count)
    #expect(Disclosure.cms.message(hidden: 0) == nil)
    #expect(Disclosure.off.message(hidden: 3) == nil)
    #expect(Disclosure.cms.message(hidden: 1)?.hasPrefix("1 cell is hidden") == true)
    #expect(Disclosure.nhs.message(hidden: 2)?.contains("1 to 7") == true)
  }

  @Test func `No attack by sums finds or narrows a hidden count, over seeded trees`() {
    for seed in 0..<1_000 {
      let limit = [10, 7, 3][seed % 3]
      let table = RandomTree.table(seed: UInt64(seed))
      let protected = Disclosure.hiding(upTo: limit).protect(table).table
      var attack = SumAttack(protected)
      attack.run()
      for (row, content) in table.rows.enumerated() {
        guard case .count(let all) = content.cells[1], case .count(let part) = content.cells[2] else { continue }
        for (truth, known, what) in [
          (all, attack.all[row], "all"), (part, attack.parts[row], "part"), (all - part, attack.rests[row], "rest"),
        ] {
          #expect(known.contains(truth), "the attack is wrong: seed \(seed), row \(row), \(what)")
          guard (1...limit).contains(truth) else { continue }
          #expect(
            known.count > 1 && known.upperBound > limit,
            "seed \(seed), row \(row): \(what) \(truth) is narrowed to \(known)")
        }
      }
    }
  }

  @Test func `The attack does succeed where only the small count itself is hidden`() {
    var table = Self.table([(5, 0), (30, 0), (20, 0)])
    table.rows[1].cells[1] = .withheld
    var attack = SumAttack(table)
    attack.run()
    #expect(attack.all[1] == 5...5)
  }
}

extension Sequence {
  fileprivate func joined<Element>(_ transform: (Self.Element) -> [Element]) -> [Element] { flatMap(transform) }
}

/// Trees of up to three axes with up to four levels, counts of leaves from 0 to 40, small ones often.
private enum RandomTree {
  static func table(seed: UInt64) -> Table {
    var random = Seeded(seed)
    let levels = (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 1...4, using: &random) }
    var rows: [TableRow] = []
    _ = grow(&rows, levels[...], parent: nil, depth: 0, &random)
    return Table(
      id: "strata", title: "", privacy: .aggregated,
      columns: ["stratum", "patients", "inside"].map { TableColumn(id: $0, title: $0) }, rows: rows)
  }

  private static func grow(
    _ rows: inout [TableRow], _ levels: ArraySlice<Int>, parent: Int?, depth: Int, _ random: inout Seeded
  ) -> (all: Int, part: Int) {
    let row = rows.count
    rows.append(TableRow(cells: [], depth: depth, parent: parent))
    var total = (all: 0, part: 0)
    if let count = levels.first {
      for _ in 0..<count {
        let child = grow(&rows, levels.dropFirst(), parent: row, depth: depth + 1, &random)
        total = (total.all + child.all, total.part + child.part)
      }
    } else {
      total.all = Int.random(in: 0...(Bool.random(using: &random) ? 12 : 40), using: &random)
      total.part = [0, total.all, Int.random(in: 0...total.all, using: &random)].randomElement(using: &random) ?? 0
    }
    rows[row].cells = [.text("\(row)"), .count(total.all), .count(total.part)]
    return total
  }
}

/// What an outsider concludes: parent = sum of children, for patients, for parts and for rests; part + rest = patients.
/// Intervals are narrowed until nothing changes.
private struct SumAttack {
  var all: [ClosedRange<Int>]
  var parts: [ClosedRange<Int>]
  var rests: [ClosedRange<Int>]
  private let children: [[Int]]
  private var changed = true

  init(_ table: Table) {
    func known(_ column: Int) -> [ClosedRange<Int>] {
      table.rows.map { if case .count(let count) = $0.cells[column] { count...count } else { 0...100_000 } }
    }
    all = known(1)
    parts = known(2)
    rests = all.map { _ in 0...100_000 }
    var children: [[Int]] = Array(repeating: [], count: table.rows.count)
    for (row, content) in table.rows.enumerated() { if let parent = content.parent { children[parent].append(row) } }
    self.children = children
  }

  mutating func run() {
    while changed {
      changed = false
      for row in children.indices {
        if !children[row].isEmpty {
          narrow(\.all, row, children[row])
          narrow(\.parts, row, children[row])
          narrow(\.rests, row, children[row])
        }
        let (whole, part, rest) = (all[row], parts[row], rests[row])
        meet(\.all, row, part.lowerBound + rest.lowerBound, part.upperBound + rest.upperBound)
        meet(\.parts, row, whole.lowerBound - rest.upperBound, whole.upperBound - rest.lowerBound)
        meet(\.rests, row, whole.lowerBound - part.upperBound, whole.upperBound - part.lowerBound)
      }
    }
  }

  private mutating func narrow(_ path: WritableKeyPath<Self, [ClosedRange<Int>]>, _ parent: Int, _ family: [Int]) {
    let low = family.reduce(0) { $0 + self[keyPath: path][$1].lowerBound }
    let high = family.reduce(0) { $0 + self[keyPath: path][$1].upperBound }
    meet(path, parent, low, high)
    let whole = self[keyPath: path][parent]
    for child in family {
      let own = self[keyPath: path][child]
      let others = (
        low: family.reduce(0) { $0 + self[keyPath: path][$1].lowerBound } - own.lowerBound,
        high: family.reduce(0) { $0 + self[keyPath: path][$1].upperBound } - own.upperBound
      )
      meet(path, child, whole.lowerBound - others.high, whole.upperBound - others.low)
    }
  }

  private mutating func meet(_ path: WritableKeyPath<Self, [ClosedRange<Int>]>, _ row: Int, _ low: Int, _ high: Int) {
    let own = self[keyPath: path][row]
    let (low, high) = (max(own.lowerBound, low), min(own.upperBound, high))
    guard low > own.lowerBound || high < own.upperBound, low <= high else { return }
    self[keyPath: path][row] = low...high
    changed = true
  }
}
