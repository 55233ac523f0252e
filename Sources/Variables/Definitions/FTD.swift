import Clinical
import Cohorts

extension Variable {
  /// Frontotemporal dementia.
  static let ftd = recorded(
    id: "ftd", title: "FTD", definition: "Frontotemporal dementia as recorded: no or yes.", column: "ftd", what: "FTD",
    levels: ["no", "yes"], read: { word in Vocabulary.yesNo(word).map { $0 ? 1 : 0 } })
}
