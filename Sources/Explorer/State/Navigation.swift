import Cohorts
import Projection
import Reports
import Strata
import TerminalUI

// Moving about: places, lists, siblings. Nothing here is undone or logged.
extension ExplorerState {
  /// The list that the keys move in.
  var list: ListID {
    switch place {
    case .strata: .strata
    case .patients: .patients
    case .patient: panel == 0 ? .visits : panel == 1 ? .facts : .trials
    case .evidence: .evidence
    case .data: cohort == nil ? .preview : panel == 0 ? .findings : panel == 1 ? .columns : .files
    }
  }

  mutating func move(_ change: (inout ScrollWindow) -> Void) -> [Effect] {
    change(&self[list])
    return []
  }

  /// → and ←: open and close in the tree, columns elsewhere.
  mutating func turn(_ direction: Int) -> [Effect] {
    guard place == .strata else {
      firstColumn[list] = max(0, min((firstColumn[list] ?? 0) + direction, lastFirstColumn))
      return []
    }
    guard let stratification = analysis?.stratification, let stratum = selectedStratum else { return [] }
    let path = StratumPath(stratum, in: stratification)
    let hasChildren = !stratification.strata[stratum].children.isEmpty
    let isFolded = arrangement.folded.contains(path)
    if direction > 0 {
      if hasChildren, isFolded {
        rearrange("open " + stratification.trail(stratum)) { $0.folded.remove(path) }
        settle()
        select(path)
      } else if hasChildren {
        self[.strata].move(by: 1)
      }
    } else if hasChildren, !isFolded {
      rearrange("close " + stratification.trail(stratum)) { $0.folded.insert(path) }
      settle()
      select(path)
    } else if let parent = stratification.strata[stratum].parent {
      select(StratumPath(parent, in: stratification))
    }
    return []
  }

  /// Enter: stratum → its patients → patient → source line.
  mutating func open() -> [Effect] {
    switch place {
    case .strata:
      guard let path = selectedPath else { return [] }
      who = nil
      stack.append(.patients(path))
      self[.patients] = ScrollWindow(count: 0, height: 1)
    case .patients:
      guard let row = selectedPatient else { return [] }
      stack.append(.patient(row))
      panel = 0
      refreshCard()
      self[.visits] = ScrollWindow(count: 0, height: 1)
      self[.facts] = ScrollWindow(count: 0, height: 1)
      self[.trials] = ScrollWindow(count: 0, height: 1)
    case .data where list == .columns: return editColumn()
    case .data where list == .files: overlay = explanation().map { .page($0) }
    case .data where list == .findings: return openFinding()
    case .patient, .data: overlay = sourcePage().map { .page($0) }
    case .evidence: overlay = explanation().map { .page($0) }
    }
    return []
  }

  var cannotOpen: String? {
    switch place {
    case .strata: needsAnalysis
    case .patients: selectedPatient == nil ? "there is no patient" : nil
    case .data where list == .columns: cannotCorrect
    case .data where list == .files: cannotExplain
    case .patient, .data: cannotShowSource
    case .evidence: cannotExplain
    }
  }

  /// Esc and q: one level back; at the top q leaves, and asks if work is running.
  mutating func back() -> [Effect] {
    if isZoomed {
      isZoomed = false
      return []
    }
    if stack.count > 1 {
      stack.removeLast()
      panel = 0
      refreshCard()
      return []
    }
    if let job {
      overlay = .leaving
      say("work is running: " + job.title)
      return []
    }
    return [.quit(code: 0)]
  }

  /// 1 3 4 5: a view; back where it already is in the stack.
  mutating func goTo(_ view: ViewID) -> [Effect] {
    panel = view == .data ? firstDataPanel : 0
    isZoomed = false
    if let index = stack.lastIndex(where: { $0.view == view }) {
      stack.removeSubrange((index + 1)...)
      refreshCard()
      return []
    }
    log.append("# view " + view.word)
    switch view {
    case .strata: stack = [.strata]
    case .patient:
      who = nil
      stack = [.strata, .patients(selectedPath ?? StratumPath())]
    case .evidence: stack.append(.evidence)
    case .data: stack.append(.data)
    }
    if analysis != nil, stack.first != .strata { stack.insert(.strata, at: 0) }
    return []
  }

  /// The data view opens on the columns where some want a look or nothing was found, else on the findings.
  private var firstDataPanel: Int {
    guard let cohort else { return 0 }
    if cohort.reading.findingCounts[.error] ?? 0 > 0 { return 0 }
    return cohort.findings.rows.isEmpty || !cohort.doubts.isEmpty ? 1 : 0
  }

  /// Why a view is closed.
  func closedReason(_ view: ViewID) -> String? {
    switch view {
    case .data: nil
    // The strata are waited for in their own view.
    case .strata: cohort == nil || partialRows != nil ? needsAnalysis : nil
    case .patient, .evidence: needsAnalysis
    }
  }

  /// [ and ]: strata with the same parent, patients of the list, tabs of the evidence.
  mutating func goToSibling(_ direction: Int) -> [Effect] {
    switch place {
    case .strata:
      guard let stratification = analysis?.stratification, let stratum = selectedStratum,
        let parent = stratification.strata[stratum].parent
      else { return [] }
      let siblings = stratification.strata[parent].children
      guard let place = siblings.firstIndex(of: stratum), siblings.indices.contains(place + direction) else {
        return []
      }
      select(StratumPath(siblings[place + direction], in: stratification))
    case .patient:
      self[.patients].move(by: direction)
      if let row = selectedPatient {
        stack[stack.count - 1] = .patient(row)
        refreshCard()
        settle()
        self[.visits].selectFirst()
        self[.facts].selectFirst()
        self[.trials].selectFirst()
      }
    case .evidence:
      evidenceTab = max(0, min(EvidenceTab.allCases.count - 1, evidenceTab + direction))
      firstColumn[.evidence] = 0
      settle()
      self[.evidence].selectFirst()
    case .data:
      if let row = nextDoubt(direction) { self[.columns].select(row) }
    case .patients: break
    }
    return []
  }

  /// Why there is no next (1) or previous (-1) one.
  func cannotGoToSibling(_ direction: Int) -> String? {
    let isLastReached: Bool
    switch place {
    case .strata:
      guard let stratification = analysis?.stratification, let stratum = selectedStratum else { return needsAnalysis }
      guard let parent = stratification.strata[stratum].parent else { return "all patients have no sibling" }
      let siblings = stratification.strata[parent].children
      isLastReached = stratum == (direction > 0 ? siblings.last : siblings.first)
    case .patient:
      isLastReached = self[.patients].selected == (direction > 0 ? self[.patients].count - 1 : 0)
    case .evidence: isLastReached = evidenceTab == (direction > 0 ? EvidenceTab.allCases.count - 1 : 0)
    case .patients: return "open a patient first, or go back to the strata"
    case .data:
      if list != .columns { return "only in the list of columns: Tab goes there" }
      if cohort?.doubts.isEmpty != false { return "no column wants a look" }
      isLastReached = nextDoubt(direction) == nil
    }
    guard isLastReached else { return nil }
    return direction > 0 ? "this is the last one" : "this is the first one"
  }

  /// The next column that wants a look, in a direction.
  private func nextDoubt(_ direction: Int) -> Int? {
    let rows = (cohort?.doubts.keys.sorted() ?? []).filter { ($0 - self[.columns].selected) * direction > 0 }
    return direction > 0 ? rows.first : rows.last
  }

  /// Tab and Shift-Tab: the other lists of the view.
  mutating func switchPanel(_ step: Int) -> [Effect] {
    panel = (panel + step + 3) % 3
    return []
  }

  var cannotSwitchPanel: String? {
    switch place {
    case .data where cohort == nil: "the file is not read yet"
    case .patient, .data: nil
    default: "this view has one list"
    }
  }

  // MARK: Selection

  /// Strata that are not inside a folded one, in tree order.
  var visibleStrata: [Int] {
    guard let analysis else { return [] }
    let stratification = analysis.stratification
    let order = arrangement.sort.map { analysis.strata.order(by: $0) } ?? Array(stratification.strata.indices)
    let folded = Set(arrangement.folded.compactMap { stratification.stratum(at: $0) })
    var hidden = Set<Int>()
    return order.filter { stratum in
      if let parent = stratification.strata[stratum].parent, folded.contains(parent) || hidden.contains(parent) {
        hidden.insert(stratum)
        return false
      }
      return true
    }
  }

  /// The stratum under the cursor.
  var selectedStratum: Int? {
    let rows = visibleStrata
    let row = self[.strata].selected
    return rows.indices.contains(row) ? rows[row] : nil
  }

  var selectedPath: StratumPath? {
    guard let stratification = analysis?.stratification, let stratum = selectedStratum else { return nil }
    return StratumPath(stratum, in: stratification)
  }

  /// Puts the cursor on a stratum, or on the nearest one above it that is shown.
  mutating func select(_ path: StratumPath) {
    guard let stratification = analysis?.stratification else { return }
    let rows = visibleStrata
    var steps = path.steps
    while true {
      if let stratum = stratification.stratum(at: StratumPath(steps: steps)), let row = rows.firstIndex(of: stratum) {
        self[.strata].select(row)
        return
      }
      if steps.isEmpty { return }
      steps.removeLast()
    }
  }

  /// Rows of the cohort in the list of patients.
  var listedPatients: ArraySlice<Int32> {
    guard let stratification = analysis?.stratification else { return [] }
    for place in stack.reversed() {
      if case .patients(let path) = place, let stratum = stratification.stratum(at: path) {
        if let who, who.path == path { return who.rows[...] }
        return stratification.patients(stratum)
      }
    }
    return []
  }

  /// The patient under the cursor of the list.
  var selectedPatient: Int? {
    let rows = listedPatients
    let row = self[.patients].selected
    return row < rows.count ? Int(rows[rows.startIndex + row]) : nil
  }
}
