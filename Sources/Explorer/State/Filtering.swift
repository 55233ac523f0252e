import Cohorts
import Projection
import Strata
import Variables

// The condition on patients, typed or taken from the level under the cursor.
extension ExplorerState {
  /// Sets the condition.
  mutating func setFilter(_ text: String) throws(FilterError) -> [Effect] {
    guard let store else { return [] }
    let filter = try Filter(parsing: text)
    if try filter.evaluate(store).populationCount == 0 {
      throw FilterError(message: "no patient matches", position: 0, text: text)
    }
    var plan = arrangement.plan
    plan.stratification.filter = filter
    return change(plan, "where " + text)
  }

  /// The same where there is no line to type in: complains, with the place.
  mutating func setFilterOrComplain(_ text: String) -> [Effect] {
    do throws(FilterError) { return try setFilter(text) } catch {
      let rest = error.text.dropFirst(error.position).prefix(16)
      complain("where: \(error.message)" + (rest.isEmpty ? "" : ", at: \(rest)"))
      return []
    }
  }

  mutating func clearFilter() -> [Effect] {
    var plan = arrangement.plan
    plan.stratification.filter = nil
    return change(plan, "clear-filter")
  }

  mutating func setAxes(_ text: String) -> [Effect] {
    guard let store else { return [] }
    do throws(AxisError) {
      var plan = arrangement.plan
      plan.stratification.axes = try StratificationPlan.parseAxes(text, for: store)
      return change(plan, "by " + text)
    } catch {
      complain("by: " + error.message)
      return []
    }
  }

  /// = and !: the level under the cursor, with all levels above it for =, as a condition.
  mutating func filterLevel(keep: Bool) -> [Effect] {
    guard let condition = levelCondition else { return [] }
    let before = arrangement.plan.stratification.filter?.text
    let added = keep ? condition : "not (\(condition))"
    let text = before.map { "(\($0)) and \(added)" } ?? added
    return setFilterOrComplain(text)
  }

  var cannotFilterLevel: String? {
    if place != .strata { return "only on a level of the strata" }
    if let reason = needsAnalysis { return reason }
    if selectedStratum == 0 { return "this line is everyone" }
    return levelCondition == nil ? "this level cannot be written as a condition" : nil
  }

  private var levelCondition: String? {
    guard let stratification = analysis?.stratification, let stratum = selectedStratum else { return nil }
    let path = stratification.strata[stratum].path
    let parts = path.enumerated().map { stratification.axes[$0].condition(level: $1) }
    let known = parts.compactMap(\.self)
    return known.isEmpty || known.count < parts.count ? nil : known.joined(separator: " and ")
  }
}

extension ResolvedAxis {
  /// The patients of a level as `--where` writes them; `nil` if it cannot be written.
  func condition(level: Int) -> String? {
    guard levels.indices.contains(level), let variable = written else { return nil }
    if level == 0 { return "\(variable) is missing" }
    if let merged = merged[level] {
      let conditions = merged.compactMap { condition(level: $0) }
      return conditions.count == merged.count ? "(" + conditions.joined(separator: " or ") + ")" : nil
    }
    if !spec.cuts.isEmpty { return cutCondition(variable, level) }
    let word = levels[level].dropFirst(levelPrefix.count)
    if plainNumber(word) != nil { return "\(variable) = \(word)" }
    return "\(variable) = '" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }

  private func cutCondition(_ variable: String, _ level: Int) -> String? {
    // Axes whose highest numbers are the mildest count down.
    let isDescending = levels.count > 1 && levels[1].contains("≥")
    let band = isDescending ? spec.cuts.count - (level - 1) : level - 1
    let texts = AxisSpec(id: "age", cuts: spec.cuts).text.dropFirst("age:".count).split(separator: "/")
    var parts: [String] = []
    if band > 0 { parts.append("\(variable) >= \(texts[band - 1])") }
    if band < texts.count { parts.append("\(variable) < \(texts[band])") }
    return parts.isEmpty ? "\(variable) is known" : parts.joined(separator: " and ")
  }

  /// The variable that the axis divides, as a condition writes it; `nil` for columns whose names would need quotes.
  private var written: String? {
    guard variable.hasPrefix(VariableStore.filePrefix) else { return variable }
    let name = variable.dropFirst(VariableStore.filePrefix.count)
    return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } ? variable : nil
  }
}
