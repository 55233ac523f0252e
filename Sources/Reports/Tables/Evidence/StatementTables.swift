import Evidence

/// What can be claimed, and how sure anyone can be.
public func claimsTable() -> Table {
  Table(
    id: "claims", title: "Certainty of the claims that are made", privacy: .open,
    columns: [
      TableColumn(id: "claim", title: "Claim", alignment: .left),
      TableColumn(id: "certainty", title: "Certainty", alignment: .left),
      TableColumn(id: "reason", title: "Why", alignment: .left),
    ],
    rows: ClaimRegistry.all.map { TableRow(cells: [.text($0.text), .text($0.certainty), .text($0.reason)]) },
    notes: [Wording.noProof])
}

/// The citation by which MSC therapy in ALS is often introduced, statement by statement.
public func citationTable() -> Table {
  Table(
    id: "citationAudit", title: "\"Ammar 2021: six trials, all with a beneficial effect\", looked up", privacy: .open,
    columns: [
      TableColumn(id: "statement", title: "As it is quoted", alignment: .left),
      TableColumn(id: "finding", title: "What was found", alignment: .left),
      TableColumn(id: "confidence", title: "How sure", alignment: .left),
      TableColumn(id: "source", title: "Source", alignment: .left),
    ],
    rows: CitationAudit.findings.map { finding in
      TableRow(cells: [
        .text(finding.statement), .text(finding.finding), .text(finding.confidence.rawValue),
        .text("\(finding.source.short), \(finding.source.reference)"),
      ])
    },
    notes: [Wording.noProof])
}

/// What regulators and makers did.
public func regulatoryTable() -> Table {
  Table(
    id: "regulatory", title: "Regulatory record", privacy: .open,
    columns: [
      TableColumn(id: "date", title: "Date", alignment: .left),
      TableColumn(id: "product", title: "Product", alignment: .left),
      TableColumn(id: "event", title: "What happened", alignment: .left),
      TableColumn(id: "country", title: "Where", alignment: .left),
      TableColumn(id: "confidence", title: "How sure", alignment: .left),
      TableColumn(id: "source", title: "Source", alignment: .left),
    ],
    rows: RegulatoryRecord.events.map { event in
      TableRow(cells: [
        .text(event.date), .text(event.product), .text(event.event), .text(event.country),
        .text(event.confidence.rawValue), .text("\(event.source.short), \(event.source.reference)"),
      ])
    },
    notes: [Wording.noProof, "Looked up until \(TrialRegistry.cutoff)."])
}
