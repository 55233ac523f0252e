import Variables

extension AxisFamily {
  /// Treatment arm.
  static let arm = ofCategories(
    "arm", of: "arm",
    AxisText(
      title: "Treatment arm", definition: "Arm as the file writes it, in order of first appearance.",
      source: "this file"))
}
