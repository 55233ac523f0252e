import Evidence
import Reports

/// The tables of the verb `evidence`, in the order in which they are printed.
enum EvidencePart: String, CaseIterable {
  case trials, synthesis, sensitivity, pools, poolsLeavingOneOut, effects, forest, funnel, regressionToTheMean, harms
  case injectionRisk, claims, citationAudit, regulatory, reviews, excludedTrials, columns

  /// All but the description of the evidence file, which says nothing about the therapy.
  static let told = allCases.filter { $0 != .columns }

  /// What text shows unless asked for more: the rest fills hundreds of lines.
  static let short: [EvidencePart] = [
    .trials, .synthesis, .sensitivity, .pools, .harms, .regressionToTheMean, .claims, .citationAudit, .regulatory,
  ]

  static let names = told.map(\.rawValue).joined(separator: ", ")

  /// The tables of a list with commas.
  static func parse(_ list: String) throws(Failure) -> [EvidencePart] {
    var parts: [EvidencePart] = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let part = EvidencePart(rawValue: String(name)) else {
        throw Failure(.usage, "--table \(name): expected one of \(names)")
      }
      parts.append(part)
    }
    return parts
  }
}

extension Content {
  /// What is known about the therapy. CSV holds the trials.
  static func evidence(_ evidence: EvidenceChoice) -> Content {
    self.evidence(
      EvidencePart.told, evidence, seed: RegressionToTheMean.standard.seed,
      draws: RegressionToTheMean.standard.patients, arguments: evidence.commandLineArguments)
  }

  /// Some of it.
  static func evidence(
    _ parts: [EvidencePart], _ evidence: EvidenceChoice, seed: UInt64, draws: Int,
    arguments: [String]
  ) -> Content {
    let (base, options) = (evidence.base, evidence.options)
    func table(_ part: EvidencePart) -> Table {
      switch part {
      case .trials: trialsTable(base)
      case .synthesis: synthesisTable(base, options: options)
      case .sensitivity: sensitivityTable(base, options: options)
      case .pools: poolsTable(base)
      case .poolsLeavingOneOut: poolsLeavingOneOutTable(base)
      case .effects: effectsTable(base)
      case .forest: forestTable(base, options: options)
      case .funnel: funnelTable(base)
      case .regressionToTheMean: regressionTable(RegressionToTheMean(patients: draws, seed: seed))
      case .harms: harmsTable()
      case .injectionRisk: injectionRiskTable()
      case .claims: claimsTable()
      case .citationAudit: citationTable()
      case .regulatory: regulatoryTable()
      case .reviews: reviewsTable()
      case .excludedTrials: excludedTrialsTable()
      case .columns: evidenceColumnsTable()
      }
    }
    var tables = parts.map(table)
    if parts == EvidencePart.short, let last = tables.indices.last {
      let rest = EvidencePart.told.filter { !parts.contains($0) }.map(\.rawValue).joined(separator: ", ")
      tables[last].notes.append("More tables: --table NAME with one of \(rest). JSON has all of them.")
    }
    return Content(
      parts: zip(parts, tables).map { .table($1, name: $0.rawValue) }, planArguments: arguments,
      seed: parts.contains(.regressionToTheMean) ? seed : nil,
      fields: ["cutoff": .string(TrialRegistry.cutoff)])
  }
}
