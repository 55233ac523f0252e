import Variables

extension AxisFamily {
  /// Sex as recorded.
  static let sex = ofCategories(
    "sex", of: "sex", AxisText(title: "Sex", definition: "Sex as recorded.", source: "this file"))
}
