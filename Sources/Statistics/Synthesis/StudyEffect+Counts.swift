import Glibc

// Effects from the counts of two groups, treated against control. Variances by the delta method, as in Borenstein et
// al., Introduction to Meta-Analysis, 2009, chapter 5. O(1).
extension StudyEffect {
  /// log risk ratio, variance 1/a − 1/n₁ + 1/c − 1/n₀.
  ///
  /// If one of the four cells is empty, `correction` is added to each of them. Without an answer if a group has no
  /// patients, if neither group or all patients had an event (such a study tells nothing of a ratio: Cochrane Handbook,
  /// section 10.4.4), or if a cell without correction is empty that the ratio needs.
  public static func logRiskRatio(
    _ table: TwoProportions, correction: Double = 0.5
  ) -> Result<StudyEffect, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let cells = try Cells(table, correction: correction)
      guard cells.a > 0 else { throw .emptyCell("of the treated had the event") }
      guard cells.c > 0 else { throw .emptyCell("of the control group had the event") }
      return try checked(
        log(cells.a * cells.untreated / (cells.c * cells.treated)),
        variance: 1 / cells.a - 1 / cells.treated + 1 / cells.c - 1 / cells.untreated)
    }
  }

  /// log odds ratio, variance 1/a + 1/b + 1/c + 1/d; empty cells as for the risk ratio.
  public static func logOddsRatio(
    _ table: TwoProportions, correction: Double = 0.5
  ) -> Result<StudyEffect, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let cells = try Cells(table, correction: correction)
      guard cells.a > 0 else { throw .emptyCell("of the treated had the event") }
      guard cells.b > 0 else { throw .emptyCell("of the treated was free of the event") }
      guard cells.c > 0 else { throw .emptyCell("of the control group had the event") }
      guard cells.d > 0 else { throw .emptyCell("of the control group was free of the event") }
      return try checked(
        log(cells.a * cells.d / (cells.b * cells.c)),
        variance: 1 / cells.a + 1 / cells.b + 1 / cells.c + 1 / cells.d)
    }
  }

  /// Risk difference, variance p₁q₁/n₁ + p₀q₀/n₀; empty cells as for the risk ratio.
  public static func riskDifference(
    _ table: TwoProportions, correction: Double = 0.5
  ) -> Result<StudyEffect, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      let cells = try Cells(table, correction: correction)
      let (n1, n0) = (cells.treated, cells.untreated)
      return try checked(
        cells.a / n1 - cells.c / n0,
        variance: cells.a * cells.b / (n1 * n1 * n1) + cells.c * cells.d / (n0 * n0 * n0))
    }
  }

  /// The four cells, after correction.
  private struct Cells {
    var a: Double
    var b: Double
    var c: Double
    var d: Double
    var treated: Double { a + b }
    var untreated: Double { c + d }

    init(_ table: TwoProportions, correction: Double) throws(StatisticRefusal) {
      precondition(correction >= 0 && correction.isFinite, "a correction is not negative")
      _ = try table.margins()
      let counts = [table.treated.events, table.treated.nonEvents, table.control.events, table.control.nonEvents]
      let added = counts.contains(0) ? correction : 0
      a = Double(counts[0]) + added
      b = Double(counts[1]) + added
      c = Double(counts[2]) + added
      d = Double(counts[3]) + added
    }
  }
}
