import ArgumentParser

/// Every estimator on any table: the door for whoever wants to check them.
struct Fit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Any estimator of the program on any CSV file, by a formula as in R: to check it beside R.",
    discussion: """
      The file needs a header; a cell that is empty, NA, NaN or . is missing, and rows with a missing value of the \
      formula are left out and counted. Words are levels in the order of their bytes, the first is the reference, and \
      columns have R's names. Nothing is hidden: the figures are those of the estimator, in JSON with all their digits.

      Formulas: y ~ a + b, a * b, a:b, factor(x), I(x^2), -1, (1 | id), (time | id), (time || id), strata(x), \
      cluster(x); Surv(time, event) or Surv(start, stop, event) on the left; `names with spaces` in back-ticks.

      Exit codes: 0 done; 1 the estimator gives no answer, and says why; 2 the file cannot be used; 64 the formula or an \
      option is wrong.
      """,
    subcommands: [
      FitMixedModel.self, FitKaplanMeier.self, FitLogRank.self, FitCox.self, FitRestrictedMeans.self,
      FitCompositeComparison.self, FitLeastSquares.self, FitMetaAnalysis.self, FitResponders.self,
    ])
}
