/// The columns of a user's evidence file, one row a trial. No other column is allowed, so that a misspelt one is found.
public enum EvidenceColumn: String, Sendable, CaseIterable {
  /// Short name without spaces; that of a trial of this version takes its place wholly.
  case trial
  /// Name for people.
  case title
  /// Year of the main report.
  case year
  /// How patients came to be treated.
  case design
  /// Who knew.
  case blinding
  /// What the control group got.
  case control
  /// Patients treated.
  case treated
  /// Patients in the control group.
  case controls
  /// Name of the product.
  case product
  /// Where the cells come from.
  case cellSource = "cell_source"
  /// Whose cells.
  case donor
  /// Routes, several with + between them.
  case route
  /// Cells an injection.
  case dose
  /// Number of injections.
  case injections
  /// Follow-up.
  case followUp = "follow_up"
  /// What was found, in a sentence.
  case result
  /// Risk of bias.
  case riskOfBias = "risk_of_bias"
  /// How the effect was come by; empty if there is none.
  case number
  /// Treated − control, positive = slower decline.
  case effect
  /// Unit of effect, se, low and high.
  case unit
  /// Months over which a difference in points came about.
  case months
  /// Standard error.
  case se
  /// Lower 95 % limit.
  case low
  /// Upper 95 % limit.
  case high
  /// How the number was computed.
  case derivation
  /// Entry criterion: least ALSFRS-R.
  case minALSFRSR = "min_alsfrsr"
  /// Entry criterion: greatest ALSFRS-R.
  case maxALSFRSR = "max_alsfrsr"
  /// Entry criterion: least months since onset.
  case minOnset = "min_months_since_onset"
  /// Entry criterion: greatest months since onset.
  case maxOnset = "max_months_since_onset"
  /// Entry criterion: least months since diagnosis.
  case minDiagnosis = "min_months_since_diagnosis"
  /// Entry criterion: greatest months since diagnosis.
  case maxDiagnosis = "max_months_since_diagnosis"
  /// Entry criterion: least vital capacity.
  case minVitalCapacity = "min_vital_capacity"
  /// Entry criterion: greatest vital capacity.
  case maxVitalCapacity = "max_vital_capacity"
  /// Entry criterion: least age.
  case minAge = "min_age"
  /// Entry criterion: greatest age.
  case maxAge = "max_age"
  /// Entry criterion: least recent loss.
  case minLoss = "min_loss_per_month"
  /// Entry criterion: greatest recent loss.
  case maxLoss = "max_loss_per_month"
  /// Entry criterion: on riluzole, or not.
  case riluzole
  /// Short citation.
  case source
  /// DOI, registry number or other address.
  case reference

  /// Columns that the file must have, filled in every row.
  public static let required: [EvidenceColumn] = [
    .trial, .year, .design, .blinding, .route, .source, .reference,
  ]

  /// What a cell may hold, in words.
  public var expectation: String {
    switch self {
    case .trial: "1 to 40 letters, digits, - . or _"
    case .year: "a year from 1990 to 2100"
    case .design: EvidenceColumn.list(TrialDesign.Allocation.allCases.map(\.rawValue))
    case .blinding: EvidenceColumn.list(TrialDesign.Blinding.allCases.map(\.rawValue))
    case .treated, .controls: "a whole number of patients from 1"
    case .cellSource: EvidenceColumn.list(CellProduct.Source.allCases.map(\.rawValue))
    case .donor: EvidenceColumn.list(CellProduct.Donor.allCases.map(\.rawValue))
    case .route: EvidenceColumn.list(Route.allCases.map(\.rawValue)) + ", several with + between them"
    case .number: EvidenceColumn.list(SlopeEffect.Origin.allCases.map(\.rawValue))
    case .unit: EvidenceColumn.list([EffectNumber.Unit.pointsPerMonth.rawValue, EffectNumber.Unit.points.rawValue])
    case .effect, .low, .high: "a number from −48 to 48"
    case .months: "a number of months above 0, at most 60"
    case .se: "a number above 0, at most 48"
    case .minALSFRSR, .maxALSFRSR: "points from 0 to 48"
    case .minOnset, .maxOnset, .minDiagnosis, .maxDiagnosis: "months from 0 to 600"
    case .minVitalCapacity, .maxVitalCapacity: "% of predicted from 0 to 200"
    case .minAge, .maxAge: "years from 0 to 120"
    case .minLoss, .maxLoss: "points a month from −10 to 48"
    case .riluzole: "yes or no"
    case .title, .control, .product, .dose, .injections, .followUp, .result, .riskOfBias, .derivation, .source,
      .reference:
      "words"
    }
  }

  private static func list(_ words: [String]) -> String {
    words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
  }
}
