import Variables

extension AxisFamily {
  /// C9orf72.
  static let c9orf72 = gene("c9orf72", "C9orf72")
  /// SOD1.
  static let sod1 = gene("sod1", "SOD1")

  private static func gene(_ id: String, _ name: String) -> AxisFamily {
    ofCategories(
      id, of: id, prefix: name + " ",
      AxisText(
        title: name,
        definition: "Mutation of \(name) found or not found; unknown where it was not tested or not recorded.",
        source: "this file"))
  }
}
