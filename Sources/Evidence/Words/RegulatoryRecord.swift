/// Something that a regulator or a maker did about an MSC product for ALS.
public struct RegulatoryEvent: Hashable, Sendable {
  /// Product.
  public let product: String
  /// Country of the regulator.
  public let country: String
  /// Day, month or year, ISO 8601; "2013 or 2015" where sources differ.
  public let date: String
  /// What happened.
  public let event: String
  /// How sure it is.
  public let confidence: Confidence
  /// Where it says so.
  public let source: Citation
}

/// What became of the products, oldest first within each.
public enum RegulatoryRecord {
  /// All of it.
  public static let events: [RegulatoryEvent] = nurOwn + neuronata

  private static func nurOwn(
    _ date: String, _ event: String, _ confidence: Confidence, _ short: String, _ reference: String
  ) -> RegulatoryEvent {
    RegulatoryEvent(
      product: "NurOwn (debamestrocel)", country: "USA", date: date, event: event, confidence: confidence,
      source: Citation(short: short, reference: reference))
  }

  private static func neuronata(
    _ country: String, _ date: String, _ event: String, _ confidence: Confidence, _ short: String, _ reference: String
  ) -> RegulatoryEvent {
    RegulatoryEvent(
      product: "lenzumestrocel (Neuronata-R)", country: country, date: date, event: event, confidence: confidence,
      source: Citation(short: short, reference: reference))
  }

  private static let nurOwn = [
    nurOwn(
      "2020-11-17", "The maker announces that phase 3 missed its primary goal.", .severalSources,
      "SEC filing, ex. 99.1",
      "0001104659-20-126123"),
    nurOwn(
      "2021-02-22", "FDA feedback: the data are below substantial evidence.", .severalSources, "Benzinga 2021",
      "https://www.benzinga.com/general/biotech/21/02/19770848"),
    nurOwn(
      "2021-03-02",
      "The FDA comments in public, which is unusual, and speaks of a modest excess in deaths on treatment.",
      .severalSources, "Citeline 2021", "https://insights.citeline.com/PS143884"),
    nurOwn(
      "2022-09-09", "Application for a licence (BLA).", .oneSource, "Pink Sheet 2023",
      "https://pink.pharmaintelligence.informa.com/PS147942"),
    nurOwn(
      "2022-11-08", "The FDA refuses to file it.", .oneSource, "Pink Sheet 2023",
      "https://pink.pharmaintelligence.informa.com/PS147942"),
    nurOwn(
      "2023-02-07", "Filed over protest: the review goes on, and a committee will be asked.", .oneSource,
      "Pink Sheet 2023", "https://pink.pharmaintelligence.informa.com/PS147942"),
    nurOwn(
      "2023-09-27",
      "The advisory committee votes 17 no, 1 yes, 1 abstention; the FDA had called parts of the data scientifically "
        + "incomplete and grossly deficient.", .severalSources, "Fierce Biotech 2023",
      "https://www.fiercebiotech.com/biotech/brainstorm-cells-als-cell-therapy-resoundingly-rejected-fda-experts"),
    nurOwn(
      "2023-10-18", "The maker withdraws the application, without prejudice.", .severalSources,
      "Precision Medicine Online 2023",
      "https://www.precisionmedicineonline.com/business-news/"
        + "brainstorm-cell-therapeutics-withdraws-us-regulatory-application-als-therapy-nurown"),
    nurOwn(
      "2025", "Phase 3b (about 200 patients, early disease) registered; not funded at the last report.", .oneSource,
      "registry", "NCT06973629"),
    nurOwn(
      "2025-07", "Citizen petition to the FDA.", .oneSource, "Stock Titan 2025",
      "https://www.stocktitan.net/news/BCLI/"
        + "fda-review-of-citizen-petition-offers-a-fresh-look-at-nur-own-s-podu7z5jmnp0.html"),
  ]

  private static let neuronata = [
    neuronata(
      "Korea", "2013 or 2015", "Conditional approval; sources differ about the year.", .oneSource, "Nam 2023",
      "doi:10.3389/fnagi.2023.1148444"),
    neuronata(
      "USA", "2020-11-11", "The FDA refuses the designation as an advanced therapy (RMAT).", .oneSource,
      "Asia Economy 2020",
      "https://cm.asiae.co.kr/en/article/2020111115315095230"),
    neuronata(
      "Korea", "2024-12", "The maker announces that ALSummit missed its primary goal.", .severalSources,
      "PRNewswire, 29 May 2025",
      "https://www.finanznachrichten.de/nachrichten-2025-05/"
        + "65534336-corestemchemon-inc-neuronata-r-stem-cell-therapy-shows-promise-in-als-phase-3-"
        + "subgroup-analysis-moves-toward-fda-accelerated-approval-008.htm"),
    neuronata(
      "Korea", "2025-04",
      "Request to narrow the label to slow progressors (neurofilament < 52 pg/mL); pending at the last report.",
      .oneSource, "Asia Economy 2025", "https://cm.asiae.co.kr/en/article/2025101508051667119"),
  ]
}
