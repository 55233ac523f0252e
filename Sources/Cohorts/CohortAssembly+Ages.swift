import Clinical

/// Times that are ages: where the visits count years from birth, so do the other ages of the file.
extension CohortAssembly {
  /// Whether the times of the visits are ages.
  var isAgeAxis: Bool {
    columns.contains { column in
      if case .visitTime = column.use { column.concept?.name == "age_visit" } else { false }
    }
  }

  /// The moment that an age without a use of its own dates.
  func moment(ofAge index: Int) -> Moment? {
    switch columns[index].concept?.name {
    case "age_death": .death
    case "age_diagnosis": .diagnosis
    default: nil
    }
  }

  /// Takes the age at death or at diagnosis as a time.
  mutating func collectAge(_ index: Int, _ moment: Moment, _ facts: inout PatientTimes) {
    facts.fill(\.months, moment, patientNumbers(index, flatNumbers(index)).map { $0 * 12 }, index)
    columns[index].parse = .none
  }

  /// The age at onset as a time, and the age at time 0 where the file has none.
  mutating func addAges(_ facts: inout PatientTimes, _ index: PatientIndex, _ patients: inout [PlacedEntry]) {
    if let onset = patients.first(where: { $0.entry.name == PatientFact.ageAtOnset }),
      let ages = onset.entry.column.number
    {
      facts.fill(\.months, .onset, (0..<patientCount).map { ages[$0].map { $0 * 12 } ?? .nan }, onset.place)
    }
    guard !patients.contains(where: { $0.entry.name == PatientFact.age }),
      let source = columns.firstIndex(where: { $0.concept?.name == "age_visit" })
    else { return }
    let ages = index.shiftMonths.map { $0 == 0 ? Double.nan : $0 / 12 }
    patients.append(
      PlacedEntry(
        place: source,
        entry: .init(
          name: PatientFact.age, unit: "years", sources: [columns[source].label],
          column: .number(NumberColumn(nanIsMissing: ages)))))
  }
}
