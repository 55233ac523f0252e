extension Wording {
  /// Words that promise. No text of the program says them, as whole words in any case, outside `mayPromise`: not of MSC
  /// therapy, and so that nobody has to judge of what, not of anything. The one list.
  public static let forbidden = [
    "effective", "effectively", "efficacious", "works", "stops", "halts", "reverses", "heals", "cure", "cures", "cured",
    "curative", "recommend", "recommends", "recommended", "recommendation", "candidate", "candidates", "eligible",
    "responder-type", "best for you", "breakthrough", "miracle", "promising", "hope", "proven", "life-saving", "UNC13A",
  ]

  /// Where such a word may stand: the fixed sentence that denies it, and what is cited.
  public static let mayPromise: [String] =
    [noProof] + cited.flatMap { [$0.short, $0.reference] } + HarmRegistry.all.flatMap(\.harm.sources)

  private static let cited: [Citation] =
    (TrialRegistry.all + TrialRegistry.excluded).flatMap(\.citations) + ReviewRegistry.all.map(\.citation)
    + RegulatoryRecord.events.map(\.source) + CitationAudit.findings.map(\.source)
}
