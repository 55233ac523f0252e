import Clinical
import Cohorts
import Variables

extension AxisFamily {
  /// Any column of the file: words as they are, numbers by cut points, or as they are if they have few different
  /// values.
  static func fileColumn(_ name: String) -> AxisFamily {
    let id = VariableStore.filePrefix + name
    let text = AxisText(
      title: name, definition: "Column \(name) as the file has it; a cut belongs to the upper band: [a, b).",
      source: "this file")
    return AxisFamily(
      id: id, title: text.title, definition: text.definition, source: text.source, acceptsCuts: true,
      resolve: { (spec, store) throws(AxisError) in
        guard let entry = store.fileEntry(name)?.entry, let values = store.column(id) else {
          throw .unknownAxis(id, suggestion: nearestName(to: name, among: store.columnNames))
        }
        if let identifier = entry.identifier { throw .identifies(id, identifier.title) }
        var axis: ResolvedAxis
        switch values.value?.values {
        case .numbers(let numbers)? where spec.cuts.isEmpty && spec.quantileGroups == nil:
          axis = try distinct(spec, numbers, values, text)
        case .numbers?:
          axis = try cut(spec, store, by: CutRule(variable: id, quantity: name, defaultCuts: []), of: text)
        case .categories(_, let levels)? where levels.count > fewLevels:
          throw .badCuts("\(id) has \(levels.count) different words; at most \(fewLevels) can be levels")
        case .categories?, nil:
          axis = try categories(spec, store, of: id, text)
        }
        axis.knownAt = store.knownAt(id)
        return axis
      })
  }

  /// Numbers with few different values, each a level: flags, scores.
  private static func distinct(
    _ spec: AxisSpec, _ numbers: NumberColumn, _ values: Determination<VariableColumn>, _ text: AxisText
  ) throws(AxisError) -> ResolvedAxis {
    var found: Set<Double> = []
    for row in 0..<numbers.count where numbers.known[row] {
      found.insert(numbers.values[row])
      if found.count > fewNumbers {
        throw .badCuts(
          "\(spec.id) is a number with many values; expected cut points, as in "
            + "\(spec.text):1/2, or thirds, \(spec.text):q3"
        )
      }
    }
    let ascending = found.sorted()
    var axis = ResolvedAxis(
      spec: spec, title: text.title, variable: spec.id,
      levels: ["unknown"] + ascending.map { "\(text.title) = \(cutText($0))" },
      codes: [UInt16](repeating: 0, count: numbers.count), unknownReasons: [], knownAt: .entry,
      definition: text.definition, source: text.source)
    axis.levelPrefix = "\(text.title) = "
    for row in 0..<numbers.count where numbers.known[row] {
      axis.codes[row] = UInt16((ascending.firstIndex(of: numbers.values[row]) ?? 0) + 1)
    }
    if let column = values.value { axis.countReasons(column) }
    return axis
  }

  private static let fewLevels = 200
  private static let fewNumbers = 12
}

extension VariableStore {
  /// Names of all columns of the file.
  var columnNames: [String] { (cohort.patientColumns.entries + cohort.visitColumns.entries).map(\.name) }

  /// Columns of patients that no built-in axis is made of.
  var columnsOfTheirOwn: [String] {
    cohort.patientColumns.entries.filter { $0.identifier == nil }.map(\.name).filter {
      !VariableStore.usedByBuiltIns.contains($0)
    }
  }

  private static let usedByBuiltIns: Set<String> = [
    PatientFact.onsetSite, PatientFact.sex, PatientFact.age, PatientFact.ageAtOnset, PatientFact.monthsOnsetToIndex,
    PatientFact.diagnosticDelay, PatientFact.arm, PatientFact.deathMonths, PatientFact.died,
    PatientFact.tracheostomyMonths, PatientFact.lastContactMonths, PatientFact.gastrostomyMonths,
    PatientFact.ventilationMonths, PatientFact.recordedKings,
    PatientFact.recordedMitos, PatientFact.recordedSpeed, PatientFact.recordedProgressionRate, PatientFact.riluzole,
    PatientFact.c9orf72, PatientFact.elEscorial, PatientFact.studySite, "sod1", "fus", "tardbp", "ftd",
    "phenotype", "nfl",
  ]
}
