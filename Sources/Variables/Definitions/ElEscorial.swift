import Clinical
import Cohorts

extension ElEscorialCategory {
  /// "probable laboratory-supported".
  var label: String {
    switch self {
    case .definite: "definite"
    case .probable: "probable"
    case .probableLaboratorySupported: "probable laboratory-supported"
    case .possible: "possible"
    case .suspected: "suspected"
    }
  }

  /// Categories from the least to the most certain.
  static var byCertainty: [ElEscorialCategory] { allCases.reversed() }
}

extension Variable {
  /// Certainty of the diagnosis.
  static let elEscorial = recorded(
    id: "el_escorial", title: "El Escorial category",
    definition:
      "Category of the revised El Escorial criteria as recorded, from suspected (first version) to definite; codes are "
      + "not read.",
    source: "Brooks et al., Amyotroph Lateral Scler Other Motor Neuron Disord 2000;1:293–299",
    column: PatientFact.elEscorial, what: "the El Escorial category",
    levels: ElEscorialCategory.byCertainty.map(\.label), isOrdered: true,
    read: { word in
      Vocabulary.elEscorial(word).flatMap { ElEscorialCategory.byCertainty.firstIndex(of: $0) }.map { Int8($0) }
    })
}
