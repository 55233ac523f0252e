import Clinical
import Cohorts

extension Variable {
  /// Early or late by King's stage.
  static let stage = Variable(
    id: "stage", title: "Stage",
    definition: "Early: King's 0 to 2 (0, no region involved, counts as early and is flagged); late: King's 3 and 4.",
    source:
      "King's stage: Balendra et al. 2014;15:279–284; "
      + "early against late as in the stage literature on riluzole and edaravone",
    compute: { cohort in
      let kings = KingsAtEntry(cohort)
      if let reason = kings.missingFromFile { return .missing(reason) }
      var column = CategoryColumnBuilder(levels: DiseaseStage.allCases.map(\.label), capacity: kings.patientCount)
      var recorded = 0
      var withoutRegion = 0
      for patient in 0..<kings.patientCount {
        let (stage, origin) = kings.stage(patient)
        if origin == .recorded { recorded += 1 }
        switch stage {
        case .known(let stage):
          if stage == .stage0 { withoutRegion += 1 }
          column.append(level: Int(DiseaseStage(stage).rawValue))
        case .missing(let reason):
          column.append(missing: reason)
        }
      }
      var notes = recordedNote(recorded, of: kings.patientCount)
      if withoutRegion > 0 { notes.append("\(counted(withoutRegion, "patient")) at King's 0 counted as early") }
      if kings.isWithout4A { notes.append(KingsAtEntry.without4A) }
      return .known(column.column(isOrdered: true, notes: notes))
    },
    explain: { cohort, patient in
      let kings = KingsAtEntry(cohort)
      guard kings.missingFromFile == nil, let stage = kings.stage(patient).stage.value else {
        return kings.explain(patient)
      }
      let flag = stage == .stage0 ? " (no region involved; counted as early)" : ""
      return Array(kings.explain(patient).prefix(3)) + ["King's \(stage.label): \(DiseaseStage(stage).label)\(flag)"]
    })
}
