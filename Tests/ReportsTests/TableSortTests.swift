import Clinical
import Reports
import Testing

@Suite struct TableSortTests {
  /// All 10: b 4 (b1 missing, b2 3, b3 1), a 6 (a1 6).
  private let table = Table(
    id: "t", title: "T", privacy: .open,
    columns: [
      TableColumn(id: "name", title: "Name"), TableColumn(id: "value", title: "Value"),
      TableColumn(id: "gain", title: "Gain", isProjected: true),
    ],
    rows: [
      TableRow(cells: [.text("All"), .count(10), .empty]),
      TableRow(cells: [.text("b"), .count(4), .empty], depth: 1, parent: 0),
      TableRow(cells: [.text("b1"), .missing(MissingReason("no")), .empty], depth: 2, parent: 1),
      TableRow(cells: [.text("b2"), .count(3), .empty], depth: 2, parent: 1),
      TableRow(cells: [.text("b3"), .count(1), .empty], depth: 2, parent: 1),
      TableRow(cells: [.text("a"), .count(6), .empty], depth: 1, parent: 0),
      TableRow(cells: [.text("a1"), .count(6), .empty], depth: 2, parent: 5),
    ])

  private func names(_ sort: String) -> [String] {
    table.sorted(by: TableSort(parsing: sort)).rows.map { if case .text(let name) = $0.cells[0] { name } else { "" } }
  }

  @Test func siblingsAreSortedUnderTheirParentsAndWhatIsMissingComesLast() {
    #expect(names("value") == ["All", "b", "b3", "b2", "b1", "a", "a1"])
    #expect(names("-value") == ["All", "a", "a1", "b", "b2", "b3", "b1"])
    #expect(names("name") == ["All", "a", "a1", "b", "b1", "b2", "b3"])
  }

  @Test func parentsAreFoundAtTheirNewPlaces() {
    let sorted = table.sorted(by: TableSort(parsing: "-value"))
    #expect(sorted.rows.map(\.parent) == [nil, 0, 1, 0, 3, 3, 3])
  }

  @Test func equalRowsKeepTheirOrder() {
    #expect(names("gain") == ["All", "b", "b1", "b2", "b3", "a", "a1"])
  }

  @Test func whatIsProjectedIsNoOrder() {
    #expect(TableSort(parsing: "-value").problem(in: table) == nil)
    #expect(TableSort(parsing: "gain").problem(in: table)?.contains("would rank the assumption") == true)
    #expect(TableSort(parsing: "height").problem(in: table) == "no column \"height\"; expected name, value")
    #expect(TableSort(parsing: "-value").text == "-value")
  }
}
