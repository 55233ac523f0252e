import Clinical
import Evidence
public import Projection

extension BenefitPart {
  /// What is known to go wrong by the route of the plan, after its number of injections.
  public static let risks = BenefitPart(id: "risks", title: "harms by the route, after the number of injections") {
    subject, _ in risksTable(subject.projection.plan)
  }
}

/// Each kind of event by what it was counted in: injections first, then people, then what was only described; the most
/// frequent first.
///
/// A risk per injection comes as the range p … 1 − (1 − p)^k over its sources, a share of people as the range over its
/// sources. Nothing is added up, and nothing is an excess over sham.
public func risksTable(_ plan: ProjectionPlan) -> Table {
  let risks = RouteRisks(plan.route, injections: plan.injections)
  let rows = CountedIn.allCases.flatMap { basis in
    risks.events.sorted { basis.most($0) > basis.most($1) }.compactMap { riskRow($0, basis, risks) }
  }
  return Table(
    id: "risks", title: "Harms, \(plan.route.rawValue), \(injectionWords(plan.injections))", privacy: .open,
    columns: [
      TableColumn(id: "event", title: "Event", alignment: .left),
      TableColumn(id: "basis", title: "Counted in", alignment: .left),
      TableColumn(id: "low", title: "From", unit: "%"), TableColumn(id: "high", title: "To", unit: "%"),
      TableColumn(id: "lowest", title: "Lower limit", unit: "%"),
      TableColumn(id: "highest", title: "Upper limit", unit: "%"),
      TableColumn(id: "denominators", title: "Events", alignment: .left),
      TableColumn(id: "finding", title: "Among whom", alignment: .left),
      TableColumn(id: "source", title: "Source", alignment: .left),
      TableColumn(id: "route", title: "Route", alignment: .left),
      TableColumn(id: "injections", title: "Injections"),
    ],
    rows: rows, notes: riskNotes(plan, risks))
}

/// "1 injection", "3 injections".
func injectionWords(_ number: Int) -> String { "\(number) \(number == 1 ? "injection" : "injections")" }

/// What an event was counted in, in the order of the table.
private enum CountedIn: String, CaseIterable {
  case injections, people
  case nothing = "not counted"

  func holds(_ count: Harm.Count) -> Bool { count.basis == rawValue }

  /// The greatest share of an event, 0–1.
  func most(_ event: RouteRisks.Event) -> Double {
    switch self {
    case .injections: event.afterInjections?.high ?? 0
    case .people: event.perPerson?.upperBound ?? 0
    case .nothing: 0
    }
  }
}

/// `nil` if no source counted the event in this way.
private func riskRow(_ event: RouteRisks.Event, _ basis: CountedIn, _ risks: RouteRisks) -> TableRow? {
  let sources = event.sources.filter { basis.holds($0.harm.count) }
  guard !sources.isEmpty else { return nil }
  let reasons = sources.compactMap { source -> String? in
    if case .notFound(let why) = source.harm.count { why } else { nil }
  }
  let notCounted = Cell.missing(MissingReason(reasons.first ?? "described, not counted"))
  let numbers: [Cell]
  switch basis {
  case .injections:
    numbers =
      event.afterInjections.map { risk in
        [risk.low, risk.high, risk.lowest, risk.highest].map { .percent($0, digits: 1) }
      } ?? Array(repeating: notCounted, count: 4)
  case .people:
    let noLimits = Cell.missing(MissingReason("printed without a count"))
    numbers =
      [event.perPerson?.lowerBound, event.perPerson?.upperBound].map {
        $0.map { .percent($0, digits: 1) } ?? notCounted
      }
      + [event.perPersonLimits?.lowerBound, event.perPersonLimits?.upperBound].map {
        $0.map { .percent($0, digits: 1) } ?? noLimits
      }
  case .nothing: numbers = Array(repeating: notCounted, count: 4)
  }
  func joined(_ words: (SourcedHarm) -> String) -> Cell {
    var said: [String] = []
    for source in sources where !said.contains(words(source)) { said.append(words(source)) }
    return .text(said.joined(separator: "; "))
  }
  return TableRow(
    cells: [.text(event.name), .text(basis.rawValue)] + numbers + [
      joined(\.harm.count.words), joined { $0.harm.note.isEmpty ? $0.harm.among : "\($0.harm.among), \($0.harm.note)" },
      joined { "\($0.citation.short), \($0.citation.reference)" }, .text(risks.route.rawValue),
      .integer(risks.injections),
    ])
}

private func riskNotes(_ plan: ProjectionPlan, _ risks: RouteRisks) -> [String] {
  let route = plan.route.noProjection.map { ["\(plan.route.rawValue): \($0), so nothing is projected."] } ?? []
  let signal = risks.events.contains { $0.name == "death" } ? [Wording.deathSignal] : []
  return [Wording.noProof, Wording.notAdvice] + route + signal + [
    "Counted in injections: from p, if the same people are hit each time, to 1 − (1 − p)^k after k = \(plan.injections), if "
      + "injections are independent. Counted in people: least and greatest share over the sources, whatever the number of "
      + "their injections. Limits: the same with the exact 95 % limits of each count (Clopper–Pearson).",
    "No source tells harms by onset, stage or speed: they are the same for every stratum.",
  ] + harmNotes + risks.gaps.map { gap in "Not known\(gap.route.map { ", \($0.rawValue)" } ?? ""): \(gap.words)" }
}
