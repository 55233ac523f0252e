import Clinical
import Cohorts

extension Variable {
  /// Clinical form.
  static let phenotype = recorded(
    id: "phenotype", title: "Phenotype",
    definition:
      "Clinical form as recorded, one of eight and ALS-FTD; never derived from scores. \"ALS\" alone is none of them.",
    source: "Chiò et al., J Neurol Neurosurg Psychiatry 2011;82:740–746", column: "phenotype", what: "the phenotype",
    levels: Phenotype.allCases.map(\.label), read: { word in Phenotype(words: word.utf8)?.rawValue })
}
