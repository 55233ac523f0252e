import Glibc

/// Fisher's exact test of a table of two rows and columns whose margins are taken as given.
///
/// Given the margins, the events of the treated group are hypergeometric if treatment does not matter, and Fisher's
/// non-central hypergeometric with the odds ratio as parameter if it does. Reference: Fisher, J R Stat Soc
/// 1935;98:39–82. O(smaller margin) for the test, 200 times that for the odds ratio.
public struct FisherExactTest: Sendable {
  /// Sum of the probabilities of all tables that are no more probable than the one seen (two-sided).
  public let probability: Double
  /// The odds ratio under which the events of the treated group are what is expected: the conditional maximum of
  /// likelihood. 0 if the treated group has as few events as the margins allow; without an answer if it has as many.
  public let oddsRatio: Result<Double, StatisticRefusal>

  /// Tests a table; without an answer if a row or a column is empty, because one table alone is possible then.
  public static func of(_ table: TwoProportions) -> Result<FisherExactTest, StatisticRefusal> {
    Result { () throws(StatisticRefusal) in
      _ = try table.margins()
      return FisherExactTest(Tables(table))
    }
  }

  private init(_ tables: Tables) {
    let weights = tables.weights(logOddsRatio: 0)
    let seen = weights[tables.seen]
    // The slack lets equally probable tables count as equal after rounding.
    let asRare = weights.filter { $0 <= seen * (1 + 1e-7) }
    probability = min(1, compensatedSum(asRare) / compensatedSum(weights))
    oddsRatio = tables.conditionalOddsRatio
  }

  /// The tables with given margins, in order of the events in the treated group.
  private struct Tables {
    /// log of the number of ways to each table, less a constant.
    let logWays: [Double]
    /// Place of the table that was seen.
    let seen: Int

    init(_ table: TwoProportions) {
      let (treated, control) = (table.treated.total, table.control.total)
      let events = table.treated.events + table.control.events
      let lowest = max(0, events - control)
      let highest = min(events, treated)
      var logWays = [0.0]
      for k in lowest..<highest {
        let up = Double(treated - k) * Double(events - k)
        let down = Double(k + 1) * Double(control - events + k + 1)
        logWays.append((logWays.last ?? 0) + log(up / down))
      }
      self.logWays = logWays
      seen = table.treated.events - lowest
    }

    /// Probabilities under an odds ratio, in units of the largest.
    func weights(logOddsRatio: Double) -> [Double] {
      let logs = logWays.enumerated().map { $1 + Double($0) * logOddsRatio }
      let largest = logs.max() ?? 0
      return logs.map { exp($0 - largest) }
    }

    var conditionalOddsRatio: Result<Double, StatisticRefusal> {
      if seen == logWays.count - 1 {
        return .failure(.emptyCell("without the event among the treated, or with it in the control group"))
      }
      if seen == 0 { return .success(0) }
      // The expected place rises with the odds ratio; beyond e^±700 it is no number.
      let logarithm = halving(-700, 700) { logOddsRatio in
        let weights = weights(logOddsRatio: logOddsRatio)
        let places = compensatedSum(weights.enumerated().map { Double($0) * $1 })
        return places < Double(seen) * compensatedSum(weights)
      }
      return .success(exp(logarithm))
    }
  }
}
