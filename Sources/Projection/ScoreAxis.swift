import Strata
import Variables

/// Axes whose levels come from the ALSFRS-R of the entry visit itself.
enum ScoreAxis {
  private static let axes: Set<String> = ["stage", "kings", "mitos", "ft9", "alsfrs"]
  private static let columns: Set<String> = [
    "alsfrsr_total", "alsfrs_total", "bulbar", "fine_motor", "gross_motor", "respiratory",
  ]

  /// Whether an axis is one of them. Early and late by the time since onset have nothing to do with the score.
  static func isDefined(by axis: ResolvedAxis, _ definitions: Definitions) -> Bool {
    if axis.spec.id == "stage", definitions.texts.contains("stage=months24") { return false }
    return axes.contains(axis.spec.id) || columns.contains(axis.variable)
  }
}
