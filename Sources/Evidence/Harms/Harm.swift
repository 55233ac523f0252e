public import Statistics

/// What was reported to go wrong after a treatment, with the number of people or injections it was counted in.
///
/// Absolute, never an excess over sham: no sham-controlled trial of MSC in ALS has printed its counts by arm.
public struct Harm: Hashable, Sendable {
  /// How often.
  public enum Count: Hashable, Sendable {
    /// People with the event among people treated, over all their injections.
    case people(Int, of: Int)
    /// Events among injections.
    case injections(Int, of: Int)
    /// A share that was printed without a count, among people treated.
    case about(Double, of: Int)
    /// Odds against a control group, other diseases.
    case oddsRatio(Estimate)
    /// Described without a number.
    case described
    /// Not to be had, and why.
    case notFound(String)
  }

  /// Row of the compiled table of sources: "E092".
  public let row: String
  /// What happened: the same words wherever the same was counted.
  public let event: String
  /// Routes; empty if they are mixed.
  public let routes: [Route]
  /// How often.
  public let count: Count
  /// Among whom, with which cells.
  public let among: String
  /// How sure it is.
  public let confidence: Confidence
  /// What a reader should know.
  public let note: String
  /// Addresses.
  public let sources: [String]

  /// Creates a harm.
  public init(
    _ row: String, _ event: String, _ routes: [Route], _ count: Count, among: String, _ confidence: Confidence,
    note: String = "", sources: [String]
  ) {
    self.row = row
    self.event = event
    self.routes = routes
    self.count = count
    self.among = among
    self.confidence = confidence
    self.note = note
    self.sources = sources
  }

  /// The share with exact limits (Clopper–Pearson), 0–1; `nil` unless events were counted.
  public var rate: Estimate? {
    switch count {
    case .people(let events, let total), .injections(let events, let total):
      try? Proportion(events: events, of: total).interval(.clopperPearson).get()
    case .about, .oddsRatio, .described, .notFound: nil
    }
  }

  /// What the rate is a share of: 43 people, 404 injections.
  public var denominator: Int? {
    switch count {
    case .people(_, let total), .injections(_, let total), .about(_, let total): total
    case .oddsRatio, .described, .notFound: nil
    }
  }
}
