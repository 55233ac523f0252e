import Clinical
import Cohorts

extension Variable {
  /// C9orf72 repeat expansion.
  static let c9orf72 = gene(.c9orf72, PatientFact.c9orf72)
  /// SOD1 mutation.
  static let sod1 = gene(.sod1, "sod1")
  /// FUS mutation.
  static let fus = gene(.fus, "fus")
  /// TARDBP mutation.
  static let tardbp = gene(.tardbp, "tardbp")

  private static func gene(_ gene: Gene, _ column: String) -> Variable {
    recorded(
      id: column, title: gene.label,
      definition: "\(gene.label) as recorded: positive or negative; not tested is unknown, never negative.",
      column: column, what: gene.label, levels: GeneticResult.allCases.map(\.label), notRecorded: .notTested,
      read: { word in Vocabulary.mutationFound(word).map { ($0 ? GeneticResult.positive : .negative).rawValue } })
  }
}
