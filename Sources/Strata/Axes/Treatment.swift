import Cohorts
import Variables

extension AxisFamily {
  /// Use of riluzole.
  static let riluzole = ofCategories(
    "riluzole", of: "riluzole", prefix: "riluzole: ",
    AxisText(title: "Riluzole", definition: "Use of riluzole, as recorded.", source: "this file"))

  /// Treatment arm.
  static let arm = ofCategories(
    "arm", of: "arm",
    AxisText(
      title: "Treatment arm", definition: "Arm as the file writes it, in order of first appearance.",
      source: "this file"))

  /// Study site.
  static let site = ofCategories(
    "site", of: VariableStore.filePrefix + PatientFact.studySite,
    AxisText(
      title: "Site", definition: "Hospital or centre as the file writes it, in order of first appearance.",
      source: "this file"))
}
