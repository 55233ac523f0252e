import Statistics

/// A review of several trials: never pooled, because its trials are here themselves or are not about MSC in ALS.
public struct Review: Hashable, Sendable {
  /// "Aljabri-2021".
  public let id: String
  /// Year.
  public let year: Int
  /// What it looked at.
  public let scope: String
  /// What it found.
  public let finding: String
  /// What it cannot say.
  public let limits: String
  /// How sure this summary is.
  public let confidence: Confidence
  /// Rows of the compiled table of sources.
  public let rows: [String]
  /// Harms that it counted.
  public let harms: [Harm]
  /// Source.
  public let citation: Citation
}

/// Reviews, newest first.
public enum ReviewRegistry {
  /// All of them.
  public static let all: [Review] = [
    Review(
      id: "Aljabri-2021", year: 2021, scope: "6 controlled trials of stem cells in ALS, G-CSF among them",
      finding: "Some trials positive, others without a significant difference; BM-MSC looked better than G-CSF.",
      limits: "No pooled effect; earlier than NurOwn phase 3, ALSummit and Aguera-Morales 2025.",
      confidence: .severalSources, rows: ["E115"], harms: [],
      citation: Citation(short: "Aljabri 2021, Front Neurol 12:783122", reference: "doi:10.3389/fneur.2021.783122")),
    Review(
      id: "Morata-Tarifa-2021", year: 2021,
      scope: "11 studies before and after, 220 patients (152 MSC, 57 neural stem cells, 11 mononuclear cells)",
      finding: "ALSFRS: a passing positive effect of intrathecal MSC; vital capacity fell after all interventions.",
      limits: "No control group in the comparison.", confidence: .severalSources, rows: ["E116", "E117"], harms: [],
      citation: Citation(
        short: "Morata-Tarifa 2021, npj Regen Med 6:20", reference: "https://addi.ehu.es/handle/10810/50934")),
    Review(
      id: "Wang-2021", year: 2021, scope: "62 randomised trials of MSC, 3,546 people, about 20 diseases",
      finding: "More fever, events at the site, constipation, fatigue and sleeplessness than in the control groups.",
      limits: "Not ALS; intravenous or local.", confidence: .oneSource, rows: [], harms: wang,
      citation: Citation(short: "Wang 2021, Stem Cell Res Ther 12:545", reference: "doi:10.1186/s13287-021-02609-x")),
    Review(
      id: "Cochrane-2019", year: 2019, scope: "2 randomised trials of cells in ALS, 112 people",
      finding: "One trial (Oh 2018) contributed data.", limits: "The numbers are those of Oh 2018, never added to it.",
      confidence: .severalSources, rows: ["E118"], harms: [],
      citation: Citation(
        short: "Abdul Wahid 2019, Cochrane CD011742.pub3", reference: "doi:10.1002/14651858.CD011742.pub3")),
    Review(
      id: "Intrathecal-2019", year: 2019,
      scope: "events after intrathecal stem cells, own study and literature, all neurological diseases",
      finding: "Headache, fever and pain at the puncture site in 2 to 8 % of injections.",
      limits: "Events were not asked for in the same way everywhere; mostly not ALS.", confidence: .oneSource, rows: [],
      harms: intrathecal,
      citation: Citation(short: "Stem Cells Int 2019:8421281, table 10", reference: "doi:10.1155/2019/8421281")),
  ]

  private static let wang: [Harm] = [
    ("E110", "fever", 3.65, 2.05, 6.49), ("E111", "event at the site", 1.98, 1.01, 3.87),
    ("E112", "constipation", 2.45, 1.01, 5.97), ("E113", "fatigue", 2.99, 1.06, 8.44),
    ("E114", "sleeplessness", 5.9, 1.04, 33.47),
  ].map { row, event, value, low, high in
    Harm(
      row, event, [], .oddsRatio(Estimate(value: value, low: low, high: high)),
      among: "62 randomised trials, 3,546 people, other diseases; against control", .oneSource,
      sources: ["https://pmc.ncbi.nlm.nih.gov/articles/PMC8522073"])
  }

  /// The table prints events and percent; 1,028 and 404 are the only totals that give all its percentages.
  private static let intrathecal: [Harm] = [
    ("E101", "headache", 73, 1028), ("E102", "fever", 81, 1028), ("E103", "pain at the puncture site", 75, 1028),
    ("E104", "nausea", 10, 1028), ("E105", "headache", 10, 404), ("E106", "fever", 8, 404),
    ("E107", "pain at the puncture site", 7, 404), ("E108", "dizziness", 8, 404), ("E109", "nausea", 2, 404),
  ].map { row, event, events, total in
    Harm(
      row, event, [.intrathecal], .injections(events, of: total),
      among: "\(total > 1000 ? "autologous" : "allogeneic") MSC, all neurological diseases", .oneSource,
      note: "number of injections recovered from the printed percentages",
      sources: ["https://www.hindawi.com/journals/sci/2019/8421281/tab10"])
  }
}
