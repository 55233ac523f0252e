import Projection
import Reports
import TerminalUI

// The order of siblings among the strata.
extension ExplorerState {
  /// Columns to sort by, in the order of the keys; the columns of the `strata` verb.
  private var sortColumns: [TableColumn] {
    (analysis?.strata.columns ?? []).filter { $0.mayRank && $0.id != "stratum" }
  }

  /// s: the next column, the highest first; behind the last the order of the levels.
  mutating func sortByNext() -> [Effect] {
    let columns = sortColumns
    let place = arrangement.sort.flatMap { sort in columns.firstIndex { $0.id == sort.column } } ?? -1
    setSort(place + 1 < columns.count ? TableSort(column: columns[place + 1].id, isDescending: true) : nil)
    return []
  }

  /// S: the other way round.
  mutating func turnSort() -> [Effect] {
    guard var sort = arrangement.sort else {
      say("the strata are in the order of their levels; s sorts them")
      return []
    }
    sort.isDescending.toggle()
    setSort(sort)
    return []
  }

  /// :sort COLUMN, or -COLUMN for the highest first; "levels" for the order of the levels.
  mutating func setSort(_ text: String) -> [Effect] {
    if text == "levels" {
      setSort(nil)
      return []
    }
    guard let table = analysis?.strata else { return [] }
    let sort = TableSort(parsing: text)
    if let problem = analysis?.benefit.columns.contains(where: { $0.id == sort.column && $0.isProjected }) ?? false
      ? sort.problem(in: analysis?.benefit ?? table) : sort.problem(in: table)
    {
      complain("sort: " + problem)
      return []
    }
    setSort(sort)
    return []
  }

  private mutating func setSort(_ sort: TableSort?) {
    let selected = selectedPath
    rearrange("sort " + (sort?.text ?? "levels")) { $0.sort = sort }
    if let selected { select(selected) }
    let title = sort.flatMap { sort in sortColumns.first { $0.id == sort.column } }
    guard let sort, let title else {
      say("in the order of the levels")
      return
    }
    let unit = title.unit.isEmpty ? "" : ", " + title.unit
    say("sorted by \(title.title)\(unit), \(sort.isDescending ? "highest" : "lowest") first; s next column, S turns")
  }
}
