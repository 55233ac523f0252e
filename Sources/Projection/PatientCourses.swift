import Clinical
import Cohorts
import Evidence
import Glibc
import Statistics

/// What is known of each patient's untreated course: score at entry and decline, as a few weighted possibilities.
enum PatientCourses: Sendable {
  /// Normal posteriors of the mixed model.
  case lines(PosteriorLines)
  /// A score at entry, and a decline from the prior.
  case prior(scores: NumberColumn?, declines: PriorDeclines)

  /// Possibilities of one patient, overwritten by the next.
  struct Nodes {
    /// Weights; they add up to 1.
    var weights: [Double] = []
    /// Decline, points a month.
    var declines: [Double] = []
    /// Mean score at entry.
    var scores: [Double] = []
    /// SD of the score at entry around its mean.
    var scoreSD = 0.0
    /// Mean and variance of the decline.
    var decline = 0.0
    var declineVariance = 0.0
    /// Mean and variance of max(0, decline).
    var loss = 0.0
    var lossVariance = 0.0
  }

  /// Quadrature over a normal decline: the score given the decline is integrated exactly, so few nodes are enough.
  static let quadrature = GaussHermite(count: 7)

  /// Puts the possibilities of a patient into `nodes`.
  func fill(_ nodes: inout Nodes, _ patient: Int) {
    nodes.weights.removeAll(keepingCapacity: true)
    nodes.declines.removeAll(keepingCapacity: true)
    nodes.scores.removeAll(keepingCapacity: true)
    switch self {
    case .lines(let lines):
      let mean = -lines.slopes[patient]
      let sd = lines.slopeVariances[patient].squareRoot()
      // Cov(score, decline) = −Cov(intercept, slope).
      let shift = sd > 0 ? -lines.covariances[patient] / sd : 0
      nodes.scoreSD = max(0, lines.interceptVariances[patient] - shift * shift).squareRoot()
      for (z, weight) in zip(PatientCourses.quadrature.nodes, PatientCourses.quadrature.weights) {
        nodes.weights.append(weight)
        nodes.declines.append(mean + sd * z)
        nodes.scores.append(lines.intercepts[patient] + shift * z)
      }
      nodes.decline = mean
      nodes.declineVariance = sd * sd
      nodes.loss = sd > 0 ? sd * ClippedNormal.excess(mean / sd) : max(0, mean)
      // E[max(0, d)²] = (mean² + sd²)Φ(mean/sd) + mean · sd · φ(mean/sd).
      nodes.lossVariance = sd > 0 ? max(0, sd * sd * Normal.cdf(mean / sd) + (mean - nodes.loss) * nodes.loss) : 0
    case .prior(let scores, let declines):
      let score = scores?[patient] ?? EffectModifiers.referenceScore
      let values = declines.values(patient)
      for value in values {
        nodes.weights.append(1 / Double(values.count))
        nodes.declines.append(value)
        nodes.scores.append(score)
      }
      nodes.scoreSD = 0
      nodes.decline = declines.mean(patient)
      nodes.declineVariance = PriorDeclines.patientSD * PriorDeclines.patientSD
      nodes.loss = nodes.decline
      nodes.lossVariance = nodes.declineVariance
    }
  }

  /// E[max(0, decline)] of each patient. O(patients).
  func losses(_ patients: Int) -> [Double] {
    switch self {
    case .prior(_, let declines): return (0..<patients).map { declines.mean($0) }
    case .lines(let lines):
      var losses = [Double](repeating: 0, count: patients)
      for patient in 0..<min(patients, lines.count) {
        let sd = lines.slopeVariances[patient].squareRoot()
        let mean = -lines.slopes[patient]
        losses[patient] = sd > 0 ? sd * ClippedNormal.excess(mean / sd) : max(0, mean)
      }
      return losses
    }
  }
}
