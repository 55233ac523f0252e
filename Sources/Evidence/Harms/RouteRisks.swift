import Statistics

/// What is known to go wrong by one route after a number of injections.
public struct RouteRisks: Hashable, Sendable {
  /// One kind of event, over all sources that counted it.
  public struct Event: Hashable, Sendable {
    /// What happened.
    public let name: String
    /// Range over the sources that counted injections, for the number of injections asked for.
    public let afterInjections: RiskRange?
    /// Least and greatest share over the sources that counted people, whatever the number of their injections; 0–1.
    public let perPerson: ClosedRange<Double>?
    /// Least and greatest exact limit (Clopper–Pearson) of those shares, 0–1; `nil` if one was printed without a count.
    public let perPersonLimits: ClosedRange<Double>?
    /// All sources, also those that only describe it.
    public let sources: [SourcedHarm]
  }

  /// The route.
  public let route: Route
  /// Number of injections, ≥ 1.
  public let injections: Int
  /// Kinds of events, the ones counted per injection first.
  public let events: [Event]
  /// What no source tells.
  public let gaps: [HarmGap]

  /// Collects what is known. Excludes odds ratios of other diseases, which belong to no route. O(harms).
  public init(_ route: Route, injections: Int, in harms: [SourcedHarm] = HarmRegistry.all) {
    self.route = route
    self.injections = injections
    let here = harms.filter { $0.harm.routes.contains(route) }
    var names: [String] = []
    for harm in here where !names.contains(harm.harm.event) { names.append(harm.harm.event) }
    let events = names.map { name in
      let sources = here.filter { $0.harm.event == name }
      let shares = sources.compactMap { source -> Double? in
        switch source.harm.count {
        case .people(let events, let total): Double(events) / Double(total)
        case .about(let share, _): share
        case .injections, .oddsRatio, .described, .notFound: nil
        }
      }
      let limits = sources.compactMap { source -> Estimate? in
        if case .people = source.harm.count { source.harm.rate } else { nil }
      }
      return Event(
        name: name,
        afterInjections: RiskRange(holding: sources.compactMap { $0.harm.risk(afterInjections: injections) }),
        perPerson: RouteRisks.range(shares, shares),
        perPersonLimits: limits.count < shares.count
          ? nil : RouteRisks.range(limits.map(\.low), limits.map(\.high)), sources: sources)
    }
    self.events = events.filter { $0.afterInjections != nil } + events.filter { $0.afterInjections == nil }
    gaps = HarmRegistry.gaps.filter { $0.route == nil || $0.route == route }
  }

  private static func range(_ lows: [Double], _ highs: [Double]) -> ClosedRange<Double>? {
    lows.min().flatMap { low in highs.max().map { low...$0 } }
  }
}
