import Clinical
import Cohorts
import Execution
import Statistics
public import Strata
public import Variables

/// The subgroup table: who is in each stratum, at entry and after.
///
/// Means and medians are over the patients whose value is known; where these are fewer than all, a cell's own column
/// says how many. One pass over the patients of each stratum, strata side by side: O(patients · depth).
public func strataTable(_ stratification: Stratification, _ store: VariableStore) -> Table {
  let age = numbers(store, "age") ?? numbers(store, "age_at_onset")
  let duration = numbers(store, "months_since_onset")
  let score = numbers(store, "alsfrsr_total")
  let rate = numbers(store, "delta_fs")
  let slope = numbers(store, "slope_per_month")
  let sex = store.column("sex")?.value

  let columns =
    [
      TableColumn(id: "stratum", title: "Stratum", alignment: .left),
      TableColumn(id: "patients", title: "n"),
      TableColumn(id: "share", title: "Share", unit: "%"),
      TableColumn(id: "age_mean", title: "Age, mean", unit: "years"),
      TableColumn(id: "age_sd", title: "SD", unit: "years"),
      TableColumn(id: "male", title: "Male", unit: "%", isShareOfPatients: true),
      TableColumn(id: "months_since_onset_median", title: "Since onset, median", unit: "months"),
      TableColumn(id: "alsfrsr_mean", title: "ALSFRS-R, mean", unit: "points"),
      TableColumn(id: "alsfrsr_sd", title: "SD", unit: "points"),
      TableColumn(id: "delta_fs_median", title: "ΔFS, median", unit: "points/month"),
      TableColumn(id: "slope_patients", title: "n with slope"),
      TableColumn(id: "slope_mean", title: "Slope, mean", unit: "points/month", basis: "slope_patients"),
      TableColumn(id: "slope_sd", title: "SD", unit: "points/month", basis: "slope_patients"),
    ]
    + slopeQuantiles.map { quantile in
      TableColumn(
        id: "slope_p\(quantile)", title: "Slope, \(quantile) %", unit: "points/month", basis: "slope_patients")
    }
  let all = max(1, stratification.strata.first?.count ?? 0)
  let rows = firstBlocks(stratification.strata.count, work: Work()) { index in
    let patients = stratification.patients(index)
    let ageValues = values(age, patients)
    let scoreValues = values(score, patients)
    let slopeValues = values(slope, patients)
    return TableRow(
      cells: [
        .text(stratification.label(index)), .count(patients.count),
        .percent(Double(patients.count) / Double(all), digits: 0),
        mean(ageValues, digits: 1, "age is not known"), deviation(ageValues, digits: 1),
        male(sex, patients), median(values(duration, patients), digits: 1, "months since onset are not known"),
        mean(scoreValues, digits: 1, "no ALSFRS-R at entry"), deviation(scoreValues, digits: 1),
        median(values(rate, patients), digits: 2, "ΔFS is not known"),
        .count(slopeValues.count), mean(slopeValues, digits: 2, "fewer than two visits"),
        deviation(slopeValues, digits: 2),
      ] + quantileCells(slopeValues, digits: 2, "fewer than two visits"),
      depth: stratification.strata[index].depth, parent: stratification.strata[index].parent,
      path: path(of: index, in: stratification))
  }
  return Table(
    id: "strata", title: "Strata by \(stratification.axes.map(\.title).joined(separator: ", "))", privacy: .aggregated,
    columns: columns, rows: rows, notes: axisNotes(stratification))
}

/// The levels on the path of a stratum.
func path(of stratum: Int, in stratification: Stratification) -> [TableRow.PathStep] {
  stratification.strata[stratum].path.enumerated().map { position, level in
    let axis = stratification.axes[position]
    return TableRow.PathStep(axis: axis.spec.text, level: axis.levels[level])
  }
}

/// Definitions of the axes, and who is at "unknown", and why.
func axisNotes(_ stratification: Stratification) -> [String] {
  let least = stratification.plan.leastPatients
  let isCollapsed = stratification.axes.contains { !$0.merged.isEmpty }
  let collapse =
    isCollapsed
    ? ["Levels with fewer than \(least) patients below the same parent are taken together as \"other\"."] : []
  return collapse
    + stratification.axes.flatMap { axis in
      var notes = ["\(axis.title): \(axis.definition)"] + axis.notes
      if axis.knownAt == .later {
        notes.append(
          "\(axis.title) is known only after entry: descriptive, no effect of a treatment may be read from it.")
      }
      let unknown = axis.unknownReasons.filter { $0.patients > 0 }
      if !unknown.isEmpty {
        notes.append("\(axis.title) is unknown because " + unknown.map { $0.reason.text }.joined(separator: "; "))
      }
      return notes
    }
}

private func numbers(_ store: VariableStore, _ name: String) -> VariableColumn? { store.column(name)?.value }

private func values(_ column: VariableColumn?, _ patients: ArraySlice<Int32>) -> [Double] {
  guard let column, case .numbers(let numbers) = column.values else { return [] }
  var values: [Double] = []
  values.reserveCapacity(patients.count)
  for patient in patients where numbers.known[Int(patient)] { values.append(numbers.values[Int(patient)]) }
  return values
}

private func mean(_ values: [Double], digits: Int, _ reason: String) -> Cell {
  guard !values.isEmpty else { return .missing(MissingReason(reason)) }
  return .number(average(values), digits: digits)
}

private func deviation(_ values: [Double], digits: Int) -> Cell {
  guard values.count > 1 else { return .missing(MissingReason("fewer than two values")) }
  let center = average(values)
  var squares = 0.0
  for value in values { squares += (value - center) * (value - center) }
  return .number((squares / Double(values.count - 1)).squareRoot(), digits: digits)
}

private func average(_ values: [Double]) -> Double {
  var sum = 0.0
  for value in values { sum += value }
  return sum / Double(values.count)
}

/// The middle value, or the mean of the two middle ones (type 7, Hyndman and Fan, Am Stat 1996;50:361–365).
private func median(_ values: [Double], digits: Int, _ reason: String) -> Cell {
  Statistics.median(values).map { .number($0, digits: digits) } ?? .missing(MissingReason(reason))
}

/// Percentiles of the slope that the table shows.
private let slopeQuantiles = [10, 25, 50, 75, 90]

private func quantileCells(_ values: [Double], digits: Int, _ reason: String) -> [Cell] {
  let found = quantiles(slopeQuantiles.map { Double($0) / 100 }, of: values)
  if found.isEmpty { return slopeQuantiles.map { _ in .missing(MissingReason(reason)) } }
  return found.map { .number($0, digits: digits) }
}

private func male(_ sex: VariableColumn?, _ patients: ArraySlice<Int32>) -> Cell {
  guard let sex, case .categories(let codes, let levels) = sex.values else {
    return .missing(MissingReason("the file has no sex"))
  }
  guard let maleLevel = levels.firstIndex(of: "male") else { return .missing(MissingReason("no patient is male")) }
  var known = 0
  var males = 0
  for patient in patients where codes[Int(patient)] > 0 {
    known += 1
    if Int(codes[Int(patient)]) == maleLevel + 1 { males += 1 }
  }
  guard known > 0 else { return .missing(MissingReason("sex is not known")) }
  return .percent(Double(males) / Double(known), digits: 0)
}
