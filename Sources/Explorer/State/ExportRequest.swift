public import Projection

/// What can be taken out of the explorer: the tables that screens show.
public enum ExportTable: String, CaseIterable, Sendable {
  /// Projected benefit per stratum.
  case benefit
  /// Description per stratum.
  case strata
  /// One row a patient.
  case patients
  /// One row a visit.
  case visits
  /// What was found in the file.
  case findings
  /// The trials.
  case trials

  /// Name in the dialog.
  var title: String {
    switch self {
    case .benefit: "projected benefit"
    case .strata: "description of strata"
    case .patients: "patients"
    case .visits: "visits"
    case .findings: "findings"
    case .trials: "trials"
    }
  }

  /// The verb of the command line that makes the same table.
  public var verb: String {
    switch self {
    case .findings: "check"
    case .trials: "evidence"
    default: rawValue
    }
  }

  /// Whether it rests on the trials.
  public var usesEvidence: Bool { self == .benefit || self == .trials }

  /// Whether its rows are patients: never suppressed, and said so.
  var isPatientLevel: Bool { self == .patients || self == .visits }
}

/// A table to be written to a file.
public struct ExportRequest: Hashable, Sendable {
  /// Which table.
  public var table: ExportTable
  /// Id of the format: "csv".
  public var format: String
  /// Where to.
  public var path: String
  /// Disclosure setting: "cms", "nhs", "off".
  public var disclosure: String
  /// Whether an existing file may be replaced.
  public var force: Bool
  /// The plan of the table.
  public var plan: AnalysisPlan

  /// Creates a request.
  public init(
    table: ExportTable, format: String, path: String, disclosure: String, force: Bool, plan: AnalysisPlan
  ) {
    self.table = table
    self.format = format
    self.path = path
    self.disclosure = disclosure
    self.force = force
    self.plan = plan
  }
}
