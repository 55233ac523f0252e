import Strata

/// A stratum by the names on its path, so that selection, folds and lists survive another plan.
struct StratumPath: Hashable, Sendable {
  /// `axis=level` from the outermost axis in; empty for all patients.
  var steps: [String] = []

  init(steps: [String] = []) { self.steps = steps }

  init(_ stratum: Int, in stratification: Stratification) {
    steps = stratification.strata[stratum].path.enumerated().map { position, level in
      let axis = stratification.axes[position]
      return axis.spec.text + "=" + axis.levels[level]
    }
  }
}

extension Stratification {
  /// The stratum of a path; `nil` if this tree has none. O(strata).
  func stratum(at path: StratumPath) -> Int? {
    strata.indices.first { strata[$0].depth == path.steps.count && StratumPath($0, in: self) == path }
  }

  /// Labels on the way to a stratum: "All › bulbar › early".
  func trail(_ stratum: Int) -> String {
    var labels: [String] = []
    var next: Int? = stratum
    while let current = next {
      labels.append(strata[current].path.isEmpty ? "All" : label(current))
      next = strata[current].parent
    }
    return labels.reversed().joined(separator: " › ")
  }
}

/// Where the reader is. A stack of places is the way back.
enum Place: Hashable, Sendable {
  /// View 1: the tree of strata.
  case strata
  /// View 3: the patients of a stratum.
  case patients(StratumPath)
  /// View 3: one patient, by row of the cohort.
  case patient(Int)
  /// View 4: what is known about the therapy.
  case evidence
  /// View 5: what was read.
  case data

  /// The view it belongs to.
  var view: ViewID {
    switch self {
    case .strata: .strata
    case .patients, .patient: .patient
    case .evidence: .evidence
    case .data: .data
    }
  }
}

/// The views, in the order of the tabs; the digit is the key.
enum ViewID: Int, CaseIterable, Sendable {
  case strata = 1
  case patient = 3
  case evidence = 4
  case data = 5

  var title: String {
    switch self {
    case .strata: "Strata"
    case .patient: "Patient"
    case .evidence: "Evidence"
    case .data: "Data"
    }
  }

  /// The word after `view` in the command line and the action log.
  var word: String {
    switch self {
    case .strata: "strata"
    case .patient: "patient"
    case .evidence: "evidence"
    case .data: "data"
    }
  }
}

/// The lists a selection can be in.
enum ListID: Int, CaseIterable, Sendable {
  case strata, patients, visits, facts, trials, evidence, columns, findings, files, preview
}
