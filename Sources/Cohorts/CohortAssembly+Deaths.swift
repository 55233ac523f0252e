/// Death as a flag and death as a time, held against each other.
extension CohortAssembly {
  /// Patients that the coding of a flag is judged by at least.
  private static let fewestJudged = 3

  /// Reads flag and time of death together: a flag that means the opposite of its header is turned round, times of the
  /// living are their last contact, and whoever has a time of death died. Each of these is a finding.
  mutating func settleDeaths(_ cohort: inout Cohort) {
    guard let time = cohort.patientColumns.entries.firstIndex(where: { $0.name == PatientFact.deathMonths }),
      case .number(var death) = cohort.patientColumns.entries[time].column
    else { return }
    guard let entry = cohort.patientColumns.entries.firstIndex(where: { $0.name == PatientFact.died }),
      case .small(var died) = cohort.patientColumns.entries[entry].column
    else {
      cohort.patientColumns.entries.append(
        .init(
          name: PatientFact.died, unit: "", sources: cohort.patientColumns.entries[time].sources,
          column: .small(SmallColumn((0..<patientCount).map { death.known[$0] ? 1 : nil }))))
      return
    }
    let column = columns.firstIndex { $0.label == cohort.patientColumns.entries[entry].sources.first } ?? -1
    let label = column >= 0 ? columns[column].label : PatientFact.died
    let dead = timed(died, 1, death)
    let living = timed(died, 0, death)
    if isMost(living), isFewest(dead) {
      for patient in 0..<patientCount where died.known[patient] { died.values[patient] = 1 - died.values[patient] }
      log.add(
        .warning, .eventCoding, offset: -1, column: column, .keptFlagged,
        "\(label) says no for \(living.timed) of \(living.count) patients with a time of death and yes for \(dead.count - dead.timed) without; it is read the other way round"
      )
    } else if isMost(living), isMost(dead) {
      moveToLastContact(&cohort, &death, died, cohort.patientColumns.entries[time])
      log.add(
        .warning, .eventCoding, offset: -1, column: column, .keptFlagged,
        "\(living.timed) of \(living.count) patients who did not die by \(label) have a time of death; it is taken as the time of their last contact"
      )
    }
    for patient in 0..<patientCount where death.known[patient] {
      if died[patient] == 0 {
        log.add(
          .warning, .conflict, offset: rowAddresses[firstRows[patient]], column: column,
          patient: patientIDs.text(patient), .keptFlagged,
          "the patient has a time of death and is recorded as not having died; both are kept")
      } else if died[patient] == nil {
        died.values[patient] = 1
        died.known[patient] = true
      }
    }
    cohort.patientColumns.entries[entry].column = .small(died)
    cohort.patientColumns.entries[time].column = .number(death)
  }

  /// How many patients have a flag, and how many of them a time of death.
  private func timed(_ died: SmallColumn, _ flag: Int8, _ death: NumberColumn) -> (count: Int, timed: Int) {
    let patients = (0..<patientCount).filter { died[$0] == flag }
    return (patients.count, patients.count { death.known[$0] })
  }

  private func isMost(_ group: (count: Int, timed: Int)) -> Bool {
    group.count >= CohortAssembly.fewestJudged && group.timed * 5 >= group.count * 4
  }

  private func isFewest(_ group: (count: Int, timed: Int)) -> Bool {
    group.count >= CohortAssembly.fewestJudged && group.timed * 5 <= group.count
  }

  private func moveToLastContact(
    _ cohort: inout Cohort, _ death: inout NumberColumn, _ died: SmallColumn, _ time: ColumnTable.Entry
  ) {
    let place = cohort.patientColumns.entries.firstIndex { $0.name == PatientFact.lastContactMonths }
    var contact =
      cohort.patientColumns.numbers(PatientFact.lastContactMonths)
      ?? NumberColumn([Double?](repeating: nil, count: patientCount))
    for patient in 0..<patientCount where died[patient] == 0 && death.known[patient] {
      if !contact.known[patient] {
        contact.values[patient] = death.values[patient]
        contact.known[patient] = true
      }
      death.values[patient] = 0
      death.known[patient] = false
    }
    if let place {
      cohort.patientColumns.entries[place].column = .number(contact)
    } else {
      cohort.patientColumns.entries.append(
        .init(name: PatientFact.lastContactMonths, unit: "months", sources: time.sources, column: .number(contact)))
    }
  }
}
