import Projection
import Reports
import Strata
import TerminalUI

/// A list of patients that is narrowed to those inside the evidence, outside it, or unknown. A way of looking: no number
/// of any table hangs on it.
struct Who: Sendable {
  let verdict: ReachVerdict
  let path: StratumPath
  /// Rows of the cohort.
  let rows: [Int32]
}

extension ExplorerState {
  /// `:who outside`: the patients of the stratum that are so; `all` for all of them.
  mutating func showWho(_ text: String) -> [Effect] {
    let words = ReachVerdict.allCases.map(\.words)
    guard let verdict = ReachVerdict.allCases.first(where: { $0.words == text }) else {
      guard text == "all" else {
        complain("who: found \"\(text)\"; expected \(words.joined(separator: ", ")) or all")
        return []
      }
      who = nil
      return openPatients()
    }
    guard let path = patientsPath ?? selectedPath, let made = makeWho(verdict, path) else { return [] }
    who = made
    return openPatients()
  }

  /// Works the narrowed list out anew after the plan has changed; forgets it where its stratum is gone.
  mutating func refreshWho() {
    who = who.flatMap { makeWho($0.verdict, $0.path) }
  }

  private func makeWho(_ verdict: ReachVerdict, _ path: StratumPath) -> Who? {
    guard let analysis, let stratum = analysis.stratification.stratum(at: path) else { return nil }
    let screening = analysis.subject.screening
    let rows = analysis.stratification.patients(stratum).filter { screening.verdict(Int($0)) == verdict }
    return Who(verdict: verdict, path: path, rows: rows)
  }

  private mutating func openPatients() -> [Effect] {
    if place == .strata, let path = selectedPath { stack.append(.patients(path)) }
    self[.patients] = ScrollWindow(count: 0, height: 1)
    settle()
    return []
  }

  /// The stratum whose patients are listed.
  var patientsPath: StratumPath? {
    for place in stack.reversed() { if case .patients(let path) = place { return path } }
    return nil
  }

  /// Why the list of patients cannot be narrowed.
  var cannotShowWho: String? {
    switch place {
    case .strata: needsAnalysis
    case .patients: nil
    case .patient, .evidence, .data: "only in the strata or a list of patients"
    }
  }
}

extension ListModel {
  /// With what the evidence says of each patient after the first column.
  func telling(_ evidence: Section) -> ListModel {
    var model = self
    model.columns.insert(contentsOf: evidence.columns, at: 1)
    let row = row
    model.row = { index in
      var cells = row(index)
      cells.insert(contentsOf: evidence.row(index).cells, at: 1)
      return cells
    }
    return model
  }
}
