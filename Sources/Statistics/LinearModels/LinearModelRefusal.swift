/// Why a linear model has no answer.
public enum LinearModelRefusal: Error, Hashable, Sendable {
  /// A column holds a number that is infinite or not a number.
  case notFinite(column: String)
  /// Fewer rows than the model has to estimate.
  case tooFewRows(found: Int, needed: Int)
  /// Fewer patients with visits than a variance between patients needs.
  case tooFewPatients(found: Int, needed: Int)
  /// Random effects and columns explain every visit, so that nothing tells the residual variance.
  case tooFewVisits
  /// Fewer than two patients have two different times, so that slopes have no variance.
  case tooFewSlopes
  /// Columns that are combinations of others.
  case dependentColumns([ColumnDependence])
  /// The model leaves no residual: the residual variance is 0, and every standard error with it.
  case noResidualVariation
  /// The likelihood is flat in a variance.
  case unidentifiableVariance
  /// The likelihood was still rising when the steps ran out.
  case notConverged(steps: Int)

  /// The reason in words.
  public var words: String {
    switch self {
    case .notFinite(let column): "column \(column) holds a number that is not finite"
    case .tooFewRows(let found, let needed): "\(found) rows; the model needs at least \(needed)"
    case .tooFewPatients(let found, let needed): "\(found) patients with visits; the model needs at least \(needed)"
    case .tooFewVisits: "patients have too few visits to tell the residual variance from their own"
    case .tooFewSlopes: "fewer than two patients have visits at two times, so the variance of slopes is unknown"
    case .dependentColumns(let columns): columns.map(\.words).joined(separator: "; ")
    case .noResidualVariation: "the model leaves no residual variation to judge its coefficients by"
    case .unidentifiableVariance: "these data do not tell the variances apart"
    case .notConverged(let steps): "the likelihood has no maximum after \(steps) steps"
    }
  }
}

/// A column of a design that others determine.
public struct ColumnDependence: Hashable, Sendable {
  /// Its name.
  public let column: String
  /// The columns it is a combination of; none if it is all zeros.
  public let others: [String]

  var words: String {
    others.isEmpty
      ? "column \(column) is all zeros" : "column \(column) is a combination of \(others.joined(separator: ", "))"
  }
}

extension HouseholderQR {
  /// The dependences with the names of their columns.
  func dependences(named names: [String]) -> [ColumnDependence] {
    dependences.map { ColumnDependence(column: names[$0.column], others: $0.others.map { names[$0] }) }
  }
}
