import Clinical
import Evidence
import Statistics

/// What was reported to go wrong, source by source, with what it was counted in.
public func harmsTable() -> Table {
  Table(
    id: "harms", title: "Harms by route", privacy: .open,
    columns: [
      TableColumn(id: "row", title: "Row", alignment: .left),
      TableColumn(id: "event", title: "Event", alignment: .left),
      TableColumn(id: "rate", title: "Rate", alignment: .left),
      TableColumn(id: "route", title: "Route", alignment: .left),
      TableColumn(id: "finding", title: "What was seen", alignment: .left),
      TableColumn(id: "share", title: "Share, exact limits", unit: "fraction"),
      TableColumn(id: "denominator", title: "Of"),
      TableColumn(id: "basis", title: "Counted in", alignment: .left),
      TableColumn(id: "confidence", title: "How sure", alignment: .left),
      TableColumn(id: "study", title: "Study", alignment: .left),
      TableColumn(id: "source", title: "Source", alignment: .left),
    ],
    rows: HarmRegistry.all.map(harmRow),
    notes: harmNotes
      + HarmRegistry.gaps.map { gap in
        "Not known\(gap.route.map { ", \($0.rawValue)" } ?? ""): \(gap.words)"
      })
}

/// What holds for every rate of harm.
let harmNotes = [
  "Counted in different ways by different sources, so nothing is added up; no rate is an excess over sham.",
  "No blinded trial of MSC in ALS has printed its events by arm; the FDA spoke of a modest excess in deaths in NurOwn phase 3.",
]

private func harmRow(_ sourced: SourcedHarm) -> TableRow {
  let harm = sourced.harm
  let notCounted = MissingReason("not counted")
  let share: Cell
  switch (harm.rate, harm.count) {
  case (let rate?, _): share = .estimate(rate, digits: 3)
  case (nil, .about(let value, _)): share = .number(value, digits: 2)
  case (nil, .notFound(let why)): share = .missing(MissingReason(why))
  default: share = .missing(notCounted)
  }
  let routes = harm.routes.map(\.rawValue).joined(separator: ", ")
  return TableRow(cells: [
    .text(harm.row), .text(harm.event), .text(harm.count.words), .text(routes.isEmpty ? "any, other diseases" : routes),
    .text(harm.note.isEmpty ? harm.among : "\(harm.among); \(harm.note)"), share,
    harm.denominator.map { .integer($0) } ?? .missing(notCounted), .text(harm.count.basis),
    .text(harm.confidence.rawValue), .text(sourced.study),
    .text("\(sourced.citation.short), \(sourced.citation.reference)"),
  ])
}

extension Harm.Count {
  /// "2 of 17", "73 of 1,028 injections", "odds ratio 3.65 (2.05 to 6.49)".
  var words: String {
    switch self {
    case .people(let events, let total): "\(events) of \(NumberFormat.grouped(total))"
    case .injections(let events, let total): "\(events) of \(NumberFormat.grouped(total)) injections"
    case .about(let share, let total): "about \(NumberFormat.percent(share, digits: 0)) of \(total)"
    case .oddsRatio(let ratio): "odds ratio \(Cell.estimate(ratio, digits: 2).plain)"
    case .described: "not counted"
    case .notFound: "not found"
    }
  }

  /// What it was counted in.
  var basis: String {
    switch self {
    case .people, .about: "people"
    case .injections: "injections"
    case .oddsRatio: "odds against control"
    case .described, .notFound: "not counted"
    }
  }
}

/// What a risk per injection may come to over several injections: from full dependence to independence.
public func injectionRiskTable(injections: [Int] = [1, 2, 3, 4, 5]) -> Table {
  let counted = HarmRegistry.all.filter { $0.harm.risk(afterInjections: 1) != nil }
  let rows = counted.flatMap { sourced in
    injections.compactMap { number -> TableRow? in
      guard let range = sourced.harm.risk(afterInjections: number) else { return nil }
      return TableRow(cells: [
        .text(sourced.harm.event), .text(sourced.harm.routes.map(\.rawValue).joined(separator: ", ")), .integer(number),
        .percent(range.low, digits: 1), .percent(range.high, digits: 1), .percent(range.lowest, digits: 1),
        .percent(range.highest, digits: 1), .integer(sourced.harm.denominator ?? 0), .text(sourced.harm.among),
        .text("\(sourced.citation.short), \(sourced.citation.reference)"),
      ])
    }
  }
  return Table(
    id: "injectionRisk", title: "Risk after several injections, as a range", privacy: .open,
    columns: [
      TableColumn(id: "event", title: "Event", alignment: .left),
      TableColumn(id: "route", title: "Route", alignment: .left),
      TableColumn(id: "injections", title: "Injections"),
      TableColumn(id: "low", title: "From", unit: "%"), TableColumn(id: "high", title: "To", unit: "%"),
      TableColumn(id: "lowest", title: "Lower limit", unit: "%"),
      TableColumn(id: "highest", title: "Upper limit", unit: "%"),
      TableColumn(id: "denominator", title: "Injections counted"),
      TableColumn(id: "among", title: "Among", alignment: .left),
      TableColumn(id: "source", title: "Source", alignment: .left),
    ],
    rows: rows,
    notes: [
      "From: the same people are hit each time. To: 1 − (1 − p)^k, injections independent. Limits: the same with the exact 95 "
        + "% limits of p (Clopper–Pearson)."
    ] + harmNotes)
}
