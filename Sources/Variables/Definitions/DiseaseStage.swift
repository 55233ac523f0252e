import Clinical
import Cohorts

extension DefinitionChoice {
  /// What early and late mean.
  static let stage = DefinitionChoice(
    "stage",
    [
      ("kings", .stage), ("mitos", .stageByMitos), ("alsfrs35", .stageByScore), ("months24", .stageByDuration),
    ])
}

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
      return .known(
        .categories(
          DiseaseStage.allCases.map(\.label), isOrdered: true, kings.patientCount,
          notes: { notes(kings, recorded: $0[0], withoutRegion: $0[1]) }
        ) { rows, column in
          for patient in rows {
            let (stage, origin) = kings.stage(patient)
            if origin == .recorded { column.counts[0] += 1 }
            if stage.value == .stage0 { column.counts[1] += 1 }
            column.append(stage.map { Int(DiseaseStage($0).rawValue) })
          }
        })
    },
    explain: { cohort, patient in
      let kings = KingsAtEntry(cohort)
      guard kings.missingFromFile == nil, let stage = kings.stage(patient).stage.value else {
        return kings.explain(patient)
      }
      let flag = stage == .stage0 ? " (no region involved; counted as early)" : ""
      return Array(kings.explain(patient).prefix(3)) + ["King's \(stage.label): \(DiseaseStage(stage).label)\(flag)"]
    })

  private static func notes(_ kings: KingsAtEntry, recorded: Int, withoutRegion: Int) -> [String] {
    recordedNote(recorded, of: kings.patientCount)
      + (withoutRegion == 0 ? [] : ["\(counted(withoutRegion, "patient")) at King's 0 counted as early"])
      + (kings.isWithout4A ? [KingsAtEntry.without4A] : [])
  }

  /// Early or late by MiToS.
  fileprivate static let stageByMitos = Variable(
    id: "stage", title: "Stage",
    definition: "Early: MiToS 0, no functional domain lost; late: MiToS 1 and more. At entry.",
    source: "MiToS: Chiò et al., J Neurol Neurosurg Psychiatry 2015;86:38–44",
    derive: { store in
      mitosStage.compute(store).map { column in
        guard case .categories(var codes, let levels) = column.values else { return column }
        let early = UInt16(DiseaseStage.early.rawValue) + 1
        let classes = [0] + levels.map { $0 == MiToSStage.stage0.label ? early : early + 1 }
        for row in codes.indices { codes[row] = classes[Int(codes[row])] }
        var stages = column
        stages.values = .categories(codes: codes, levels: DiseaseStage.allCases.map(\.label))
        return stages
      }
    },
    explain: { cohort, patient in
      let lines = mitosStage.explain(cohort, patient)
      guard let stage = VariableStore(cohort).column(mitosStage.id)?.value?.category(patient) else { return lines }
      let isEarly = stage == MiToSStage.stage0.label
      return lines + ["MiToS \(stage): \(isEarly ? DiseaseStage.early.label : DiseaseStage.late.label)"]
    })

  /// Early or late by the score, as one trial cut it.
  fileprivate static let stageByScore = banded(
    alsfrsrTotal, Bands(labels: ["late", "early"], cuts: [35], belongsBelow: [false]),
    definition: "Early: ALSFRS-R of 35 and more at entry; late: below 35.",
    source: "the baseline cut of NurOwn phase 3; Cudkowicz et al., Muscle Nerve 2022 (PMC9305113)")

  /// Early or late by the calendar.
  fileprivate static let stageByDuration = banded(
    monthsSinceOnset, Bands(labels: ["early", "late"], cuts: [24], belongsBelow: [true]),
    definition: "Early: at most 24 months from symptom onset to entry; late: more than 24.",
    source: "entry criterion of trials, for example NCT03293394")

  /// Early or late as bands of a number; the levels are in the order early, late whichever way the number runs.
  private static func banded(_ variable: Variable, _ bands: Bands, definition: String, source: String) -> Variable {
    Variable(
      id: "stage", title: "Stage", definition: definition, source: source,
      derive: { store in
        variable.compute(store).map { column in
          var stages = bands.categories(of: column)
          if bands.labels[0] == DiseaseStage.late.label, case .categories(var codes, _) = stages.values {
            for row in codes.indices where codes[row] > 0 { codes[row] = 3 - codes[row] }
            stages.values = .categories(codes: codes, levels: bands.labels.reversed())
          }
          return stages
        }
      },
      explain: { cohort, patient in
        let lines = variable.explain(cohort, patient)
        guard let value = VariableStore(cohort).column(variable.id)?.value?.number(patient) else { return lines }
        let band = bands.band(value)
        return lines + ["\(bands.labels[band]): \(bands.rule(band))"]
      })
  }
}
