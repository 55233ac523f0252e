import Clinical
import Cohorts

extension Variable {
  /// Use of riluzole.
  static let riluzole = recorded(
    id: "riluzole", title: "Riluzole", definition: "Use of riluzole as recorded: no or yes.",
    column: PatientFact.riluzole, what: "riluzole", levels: ["no", "yes"],
    read: { word in Vocabulary.usesRiluzole(word).map { $0 ? 1 : 0 } })
}
