import Cohorts
import Projection
import TerminalUI

/// Correcting one column: its variable, the meaning of its codes, its unit, the order of its dates. One page each.
struct ColumnEditor: Sendable {
  /// What is corrected.
  enum Page: Int, CaseIterable, Sendable {
    case variable, codes, unit, dates

    var title: String {
      switch self {
      case .variable: "Variable"
      case .codes: "Codes"
      case .unit: "Unit"
      case .dates: "Dates"
      }
    }
  }

  /// One line to choose.
  struct Choice: Hashable, Sendable {
    /// What goes into the plan; empty for the reader's own guess.
    var value: String
    /// As people read it.
    var text: String
  }

  /// The column before the change.
  let column: ColumnMapping
  /// Why it wants a look.
  let doubt: String?
  /// Values among the first rows with how often they occur.
  let values: [(value: String, count: Int)]
  var page = Page.variable
  /// Type to choose among the variables.
  var filter = Prompt()
  var codes: Prompt
  var selected = 0
  /// What is wrong with the codes.
  var error: String?

  /// Lines of the page; none for the codes, which are typed.
  func choices(_ plan: ReadingPlan) -> [Choice] {
    switch page {
    case .variable: variables
    case .codes: []
    case .unit:
      [Choice(value: "", text: "as the header says")]
        + (column.concept.map { DataDictionary.units(ofVariable: $0) } ?? []).map {
          Choice(value: $0.rawValue, text: $0.words)
        }
    case .dates:
      [
        Choice(value: "", text: "as the dates show themselves"),
        Choice(value: DateOrder.dayFirst.rawValue, text: "day first: 03/04/2019 is 3 April"),
        Choice(value: DateOrder.monthFirst.rawValue, text: "month first: 03/04/2019 is 4 March"),
      ]
    }
  }

  /// What the plan says now.
  func current(_ plan: ReadingPlan) -> String {
    switch page {
    case .variable: plan.mapping[column.header] ?? ""
    case .codes: ReadingPlan.codesText(plan.codes[column.header] ?? [:])
    case .unit: plan.units[column.header] ?? ""
    case .dates: plan.dateOrders[column.header]?.rawValue ?? ""
    }
  }

  private var variables: [Choice] {
    let own = [
      Choice(value: "", text: "as guessed"), Choice(value: "none", text: "none: leave out"),
    ]
    let others = DataDictionary.mappableConcepts.map { concept in
      Choice(
        value: concept.name,
        text: concept.name.padding(to: 20) + concept.description
          + (concept.unit.isEmpty ? "" : " (\(concept.unit))"))
    }
    let words = filter.text.lowercased().split(separator: " ")
    if words.isEmpty { return own + others }
    let matching = (own + others).filter { choice in words.allSatisfy { choice.text.lowercased().contains($0) } }
    // What begins with the letters typed comes first.
    return matching.filter { $0.value.hasPrefix(words[0]) } + matching.filter { !$0.value.hasPrefix(words[0]) }
  }
}

extension ColumnUnit {
  /// As people read it.
  fileprivate var words: String {
    switch self {
    case .days, .weeks, .months, .years: rawValue
    case .kilograms: "kg, kilograms"
    case .pounds: "lb, pounds, converted to kg"
    case .litres: "l, litres"
    case .millilitres: "ml, millilitres, converted to litres"
    case .percent: "pct, percent of the predicted"
    }
  }
}

extension String {
  /// With spaces behind it up to a number of characters, one at least.
  fileprivate func padding(to length: Int) -> String { self + String(repeating: " ", count: max(1, length - count)) }
}

extension ExplorerState {
  /// Opens the editor for the column under the cursor.
  mutating func editColumn() -> [Effect] {
    guard let cohort, cohort.columnPlaces.indices.contains(self[.columns].selected) else { return [] }
    let row = self[.columns].selected
    let column = cohort.column(at: row)
    var editor = ColumnEditor(
      column: column, doubt: cohort.doubts[row], values: cohort.glimpse(row),
      codes: Prompt(ReadingPlan.codesText(arrangement.plan.reading.codes[column.header] ?? [:])))
    editor.selected = editor.place(arrangement.plan.reading)
    overlay = .column(editor)
    return []
  }

  mutating func handle(_ key: Key, in editor: ColumnEditor) -> [Effect] {
    var editor = editor
    let choices = editor.choices(arrangement.plan.reading)
    switch key {
    case .escape, .control("c"):
      overlay = nil
      return []
    case .tab: turn(&editor, 1)
    case .backTab: turn(&editor, -1)
    case .up, .control("p"): editor.selected = max(0, editor.selected - 1)
    case .down, .control("n"): editor.selected = max(0, min(choices.count - 1, editor.selected + 1))
    case .pageUp: editor.selected = max(0, editor.selected - 10)
    case .pageDown: editor.selected = max(0, min(choices.count - 1, editor.selected + 10))
    case .enter: return choose(editor, choices)
    default:
      editor.error = nil
      switch editor.page {
      case .variable: if editor.filter.handle(key) { editor.selected = 0 }
      case .codes: _ = editor.codes.handle(key)
      case .unit, .dates: break
      }
    }
    overlay = .column(editor)
    return []
  }

  private func turn(_ editor: inout ColumnEditor, _ step: Int) {
    let count = ColumnEditor.Page.allCases.count
    editor.page = ColumnEditor.Page.allCases[(editor.page.rawValue + step + count) % count]
    editor.selected = editor.place(arrangement.plan.reading)
  }

  private mutating func choose(_ editor: ColumnEditor, _ choices: [ColumnEditor.Choice]) -> [Effect] {
    let header = editor.column.header
    overlay = nil
    let effects: [Effect]
    if editor.page == .codes {
      effects = setCodes("\(header):\(editor.codes.text)")
    } else {
      guard choices.indices.contains(editor.selected) else {
        overlay = .column(editor)
        return []
      }
      let value = choices[editor.selected].value
      switch editor.page {
      case .variable: effects = setVariable("\(header)=\(value)")
      case .unit: effects = setUnit("\(header)=\(value)")
      case .dates, .codes: effects = setDateOrder("\(header)=\(value)")
      }
    }
    if let notice, notice.isError {
      var editor = editor
      editor.error = notice.text
      overlay = .column(editor)
    }
    return effects
  }
}

extension ColumnEditor {
  /// The line of what the plan says now.
  fileprivate func place(_ plan: ReadingPlan) -> Int {
    let now = current(plan)
    return choices(plan).firstIndex { $0.value == now } ?? 0
  }
}
