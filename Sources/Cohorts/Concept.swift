import Clinical

/// Unit that the times of a column count in.
enum TimeUnit: String, Sendable {
  case days, weeks, months, years, dates

  /// Months in a unit.
  func months(_ value: Double) -> Double {
    switch self {
    case .days, .dates: Months.fromDays(value)
    case .weeks: Months.fromWeeks(value)
    case .months: value
    case .years: value * 12
    }
  }
}

/// Moments in the life of a patient that a file may date.
enum Moment: String, Sendable, CaseIterable {
  case enrolment, randomisation, onset, diagnosis, gastrostomy, ventilation, death, tracheostomy, lastContact
}

/// What the reader does with a column of a concept.
enum ConceptUse: Sendable, Equatable {
  /// The patient's ID.
  case patientID
  /// Time of the visit.
  case visitTime(TimeUnit)
  /// One item of the ALSFRS-R.
  case item(Int, ALSFRSRItems.Cutting)
  /// A number of a visit, in the concept's range.
  case visitNumber
  /// A number of a patient, in the concept's range.
  case patientNumber
  /// A number of months, days … from the index to a moment; negative before.
  case moment(Moment, TimeUnit)
  /// A date of a moment.
  case date(Moment)
  /// Time from onset to the index.
  case duration(TimeUnit)
  /// Time from onset to diagnosis.
  case delay(TimeUnit)
  /// Words for the site of onset.
  case site
  /// Yes or no for one site of onset.
  case siteFlag(SiteOfOnset)
  /// Words for the sex.
  case sex
  /// Yes or no for one sex.
  case sexFlag(Sex)
  /// Yes or no.
  case yesNo
  /// Dead or alive.
  case died(inverted: Bool)
  /// A mutation found or not.
  case mutation
  /// Whole words, one a patient.
  case patientWord
  /// `synthetic` in every row of simulated data.
  case origin
  /// Typed by its content.
  case free
}

/// One meaning that a column can have.
struct Concept: Sendable {
  /// Identifier, as in `check`.
  let name: String
  /// What is done with the column.
  let use: ConceptUse
  /// Name of the column of the cohort.
  let stored: String
  /// Unit of the numbers.
  let unit: String
  /// Plausible numbers; others are set aside.
  let range: ClosedRange<Double>?
  /// Normalised headers, the best first; `*` stands for any letters.
  let aliases: [String]

  init(
    _ name: String, _ use: ConceptUse = .free, stored: String? = nil, unit: String = "",
    range: ClosedRange<Double>? = nil, _ aliases: [String]
  ) {
    self.name = name
    self.use = use
    self.stored = stored ?? name
    self.unit = unit
    self.range = range
    self.aliases = aliases
  }

  /// A concept whose columns are typed by their content.
  init(_ name: String, stored: String? = nil, _ aliases: [String]) {
    self.init(name, .free, stored: stored, aliases)
  }

  /// Whether several columns may have this meaning at once.
  var isShared: Bool {
    switch use {
    case .siteFlag, .sexFlag: true
    default: name == "redcap_meta" || name == "vc_litres" || name == "genetic_tested"
    }
  }
}
