import Clinical

/// Decides what each column means: the header suggests, the content confirms, the user overrules.
struct ColumnResolver {
  private var columns: [ColumnPlan]
  private var samples: [ColumnSample]
  private let plan: ReadingPlan
  private var ranks: [Int]
  private var fits: [Double]
  /// Findings about whole columns.
  private(set) var log = FindingLog()

  private init(headers: [String], samples: [ColumnSample], plan: ReadingPlan) {
    self.samples = samples
    self.plan = plan
    columns = []
    ranks = Array(repeating: Int.max, count: headers.count)
    fits = Array(repeating: 0, count: headers.count)
    for (index, label) in Self.labels(headers).enumerated() {
      let header = headers[index]
      if !header.isEmpty, label != header {
        log.add(
          .warning, .duplicateHeader, offset: -1, column: index, .keptFlagged,
          "the header \(header) occurs again in column \(index + 1), which is called \(label)")
      }
      columns.append(ColumnPlan(header: header, label: label))
      if let codes = plan.correction(plan.codes, for: label) {
        self.samples[index].translate(codes)
        columns[index].codes = codes
      }
      columns[index].dateOrder = plan.correction(plan.dateOrders, for: label)
      columns[index].isBlankSomewhere = samples[index].hasBlank
    }
  }

  /// Headers made unique: a further column of a header has its number behind it, a column without one its place.
  static func labels(_ headers: [String]) -> [String] {
    var seen: [String: Int] = [:]
    let known = Set(headers)
    return headers.enumerated().map { index, header in
      let base = header.isEmpty ? "column \(index + 1)" : header
      seen[base, default: 0] += 1
      let count = seen[base] ?? 1
      var label = count == 1 ? base : "\(base) (\(count))"
      while count > 1, known.contains(label) { label += "'" }
      return label
    }
  }

  /// The plans of all columns, in the order of the file.
  static func resolve(
    headers: [String], samples: [ColumnSample], repeatedIDs: (Int) -> [[Int]], plan: ReadingPlan
  ) throws(ReadingError) -> (columns: [ColumnPlan], log: FindingLog) {
    var resolver = ColumnResolver(headers: headers, samples: samples, plan: plan)
    resolver.suggest(headers)
    try resolver.applyMapping()
    resolver.settleRivals()
    resolver.settleTimes(repeatedIDs)
    resolver.settleTotals()
    try resolver.applyUnits()
    for index in resolver.columns.indices { resolver.chooseParsing(index) }
    return (resolver.columns, resolver.log)
  }

  // MARK: Suggestions

  private mutating func suggest(_ headers: [String]) {
    let names = headers.map(HeaderName.normalised)
    let context = ItemContext(normalised: names)
    for index in columns.indices {
      guard let suggestion = DataDictionary.suggestion(forNormalised: names[index], context: context) else {
        columns[index].reason = "no concept has this header"
        continue
      }
      let concept = ContentSibling.of(suggestion.concept, samples[index])
      guard concept.name != DataDictionary.unused else {
        columns[index].reason = "known, not used"
        continue
      }
      let fit = ContentFit(concept, samples[index])
      fits[index] = fit.share
      ranks[index] = suggestion.rank
      guard fit.isAccepted else {
        columns[index].reason = "header suggests \(concept.name), but \(fit.reason)"
        warnAboutCodes(index, concept)
        continue
      }
      columns[index].concept = concept
      columns[index].use = concept.use
      let isChecked = concept.use != .free && samples[index].known > 0
      let isAdapted = concept.name != suggestion.concept.name
      let isAmbiguous =
        DataDictionary.isAmbiguous(names[index]) || suggestion.rank > DataDictionary.phraseRank
      columns[index].isToBeAsked = isAmbiguous && !(isChecked && fit.isTelling)
      columns[index].confidence =
        isChecked && fit.share >= 0.99 && !isAdapted && !isAmbiguous
          && !DataDictionary.isShort(names[index]) ? .certain : .likely
      columns[index].reason =
        isAdapted ? "header matches \(suggestion.concept.name), content \(concept.name)" : "header matches"
    }
  }

  private mutating func warnAboutCodes(_ index: Int, _ concept: Concept) {
    guard samples[index].isNumeric else { return }
    switch concept.use {
    case .sex, .site, .yesNo, .mutation, .died:
      let codes = Set(samples[index].values).sorted().prefix(4).joined(separator: ", ")
      let words =
        concept.use == .sex
        ? "F and M"
        : concept.use == .site
          ? "bulbar, limb, …"
          : concept.use == .mutation
            ? "positive and negative" : "yes and no"
      log.add(
        .warning, .ambiguousCode, offset: -1, column: index, .keptFlagged,
        "\(columns[index].label) holds the codes \(codes), whose meaning the file does not say; write \(words) in the file"
      )
    default: break
    }
  }

  private mutating func applyMapping() throws(ReadingError) {
    for (header, name) in plan.mapping.sorted(by: { $0.key < $1.key }) {
      guard let index = Self.index(of: header, in: columns.map(\.label)) else {
        throw .badMapping(
          "no column is called \(header); the columns are \(columns.map(\.label).joined(separator: ", "))")
      }
      guard name != "none" else {
        columns[index].concept = nil
        columns[index].use = .free
        columns[index].parse = .none
        columns[index].confidence = .asked
        columns[index].isToBeAsked = false
        columns[index].reason = "left out as asked"
        continue
      }
      guard let concept = DataDictionary.concept(named: name) else {
        throw .badMapping("\(name) is no variable that a column can be mapped to")
      }
      if let rival = columns.firstIndex(where: { $0.confidence == .asked && $0.concept?.name == concept.name }),
        !concept.isShared
      {
        throw .badMapping("\(concept.name) is asked for two columns, \(columns[rival].label) and \(header)")
      }
      // What was asked stands; only whether a time is written as dates or as numbers is left to the content.
      switch concept.use {
      case .visitTime, .date, .moment: columns[index].concept = ContentSibling.of(concept, samples[index])
      default: columns[index].concept = concept
      }
      columns[index].use = columns[index].concept?.use ?? .free
      columns[index].confidence = .asked
      columns[index].isToBeAsked = false
      columns[index].reason = "as asked"
    }
  }

  /// Columns that count in another unit than their header says become the sibling concept of that unit.
  private mutating func applyUnits() throws(ReadingError) {
    for index in columns.indices where columns[index].parse != .none {
      guard let name = plan.correction(plan.units, for: columns[index].label) else { continue }
      guard let unit = ColumnUnit(rawValue: name) else {
        throw .badMapping(
          "\(name) is no unit; expected one of \(ColumnUnit.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      guard let concept = columns[index].concept else {
        throw .badMapping(
          "\(columns[index].label) cannot be in \(unit.rawValue): it is taken for no variable; map it to one as well")
      }
      guard let sibling = concept.counting(in: unit) else {
        throw .badMapping(
          "\(columns[index].label) is taken for \(concept.name), which is not counted in \(unit.rawValue)")
      }
      columns[index].concept = sibling
      columns[index].use = sibling.use
      columns[index].factor =
        concept.name == "weight" && unit == .pounds ? kilogramsInAPound : unit == .millilitres ? 0.001 : 1
      columns[index].confidence = .asked
      columns[index].reason = "as asked, in \(unit.rawValue)"
    }
  }

  /// The column that a user's name means: with this header, or with one that differs in case and marks only.
  static func index(of name: String, in headers: [String]) -> Int? {
    let wanted = HeaderName.normalised(name)
    return headers.firstIndex(of: name) ?? headers.firstIndex { HeaderName.normalised($0) == wanted }
  }

  // MARK: Rivals

  /// Gives a concept to one column: asked before guessed, then content, then the better alias, then the first.
  private mutating func settleRivals() {
    var owners: [String: Int] = [:]
    for index in columns.indices {
      guard let concept = columns[index].concept, !concept.isShared else { continue }
      guard let rival = owners[concept.name] else {
        owners[concept.name] = index
        continue
      }
      if concept.use == .visitNumber, isEffort(index, beside: rival) {
        columns[index].reason += "; a further effort of \(columns[rival].label), the best of a visit counts"
        continue
      }
      let winner = isBetter(index, than: rival) ? index : rival
      owners[concept.name] = winner
      demote(winner == index ? rival : index, "second column for \(concept.name), which is \(columns[winner].label)")
    }
  }

  /// Whether two headers differ in their numbers only: efforts of one measurement.
  private func isEffort(_ index: Int, beside rival: Int) -> Bool {
    func words(_ header: String) -> [String] {
      HeaderName.normalised(header).split { $0 == "_" || $0.isNumber }.map(String.init)
    }
    return columns[index].header != columns[rival].header
      && words(columns[index].header) == words(columns[rival].header)
  }

  private func isBetter(_ left: Int, than right: Int) -> Bool {
    let asked = (columns[left].confidence == .asked, columns[right].confidence == .asked)
    if asked.0 != asked.1 { return asked.0 }
    let empty = (samples[left].isEmpty, samples[right].isEmpty)
    if empty.0 != empty.1 { return empty.1 }
    return ranks[left] < ranks[right]
  }

  private mutating func demote(_ index: Int, _ reason: String) {
    columns[index].concept = nil
    columns[index].use = .free
    columns[index].confidence = .none
    columns[index].isToBeAsked = false
    columns[index].reason = reason
  }

  /// One column gives the time of the visits: months before days, weeks, dates.
  private mutating func settleTimes(_ repeatedIDs: (Int) -> [[Int]]) {
    func isTime(_ index: Int) -> Bool { if case .visitTime = columns[index].use { true } else { false } }
    func preference(_ index: Int) -> Int {
      if columns[index].confidence == .asked { return -1 }
      return columns[index].use == .visitTime(.months)
        ? 0
        : columns[index].use == .visitTime(.days)
          ? 1
          : columns[index].use == .visitTime(.weeks) ? 2 : 3
    }
    let times = columns.indices.filter(isTime).sorted { preference($0) < preference($1) }
    for index in times.dropFirst() {
      demote(index, "second column for the time of the visit, which is \(columns[times[0]].label)")
    }
    guard times.isEmpty, let id = columns.firstIndex(where: { $0.use == .patientID }) else { return }
    if settleAges(varyingIn: repeatedIDs(id)) { return }
    // A column called "time" that differs between the rows of a patient is the time of the visit.
    guard
      let index = columns.firstIndex(where: {
        ["event_time"].contains($0.concept?.name ?? "") && HeaderName.normalised($0.header) == "time"
      }), samples[index].isNumeric
    else { return }
    guard varies(index, in: repeatedIDs(id)), let months = DataDictionary.concept(named: "months") else { return }
    columns[index].concept = months
    columns[index].use = months.use
    columns[index].confidence = .likely
    columns[index].reason = "differs between the rows of a patient; unit not stated, taken as months"
    guard plan.correction(plan.units, for: columns[index].label) == nil else { return }
    log.add(
      .warning, .unitNotStated, offset: -1, column: index, .keptFlagged,
      "\(columns[index].label) is taken as months because its header names no unit; map it to visit_day if it counts days"
    )
  }

  /// Sites that may not send dates give the age at each visit: it is the time of the visit, in years from birth.
  private mutating func settleAges(varyingIn rows: [[Int]]) -> Bool {
    guard
      let index = columns.firstIndex(where: { $0.concept?.name == "age_visit" }), samples[index].isNumeric,
      varies(index, in: rows)
    else { return false }
    columns[index].concept = Concept("age_visit", .visitTime(.years), unit: "years", range: 0...120, [])
    columns[index].use = .visitTime(.years)
    columns[index].confidence = .likely
    columns[index].reason = "header matches; the age at the visit is its time"
    return true
  }

  /// Whether a column has different numbers in the rows of some patient.
  private func varies(_ index: Int, in rows: [[Int]]) -> Bool {
    let values = samples[index].numbers
    return rows.contains { group in Set(group.compactMap { $0 < values.count ? values[$0] : nil }).count > 1 }
  }

  /// "ALSFRS total" is the 40-point scale in some files and the 48-point scale in others.
  private mutating func settleTotals() {
    guard let index = columns.firstIndex(where: { $0.concept?.name == "alsfrs_total" }),
      columns[index].confidence != .asked
    else { return }
    if columns.contains(where: { $0.concept?.name == "alsfrsr_total" }) {
      columns[index].reason = "40-point scale: the file has an ALSFRS-R total as well"
      return
    }
    let items = columns.count { if case .item(let item, _) = $0.use { item >= 10 } else { false } }
    let parts = [VisitFact.bulbar, VisitFact.fineMotor, VisitFact.grossMotor, VisitFact.respiratory].count { name in
      columns.contains { $0.concept?.name == name }
    }
    let largest = samples[index].numbers.max() ?? 0
    guard largest > 40 || items == 3 || parts == 4, let revised = DataDictionary.concept(named: "alsfrsr_total") else {
      return
    }
    columns[index].concept = revised
    columns[index].use = revised.use
    columns[index].confidence = .likely
    columns[index].reason =
      largest > 40
      ? "header does not say which scale; values above 40, so the 48-point ALSFRS-R"
      : "header does not say which scale; items or sub-scores of the ALSFRS-R are beside it"
  }

  // MARK: Parsing

  private mutating func chooseParsing(_ index: Int) {
    guard columns[index].parse != .none else { return }
    let range = columns[index].concept?.range
    switch columns[index].use {
    case .patientID: columns[index].parse = .id
    case .visitTime(.dates), .date: columns[index].parse = .date
    case .visitTime, .moment: columns[index].parse = .number(range: -60_000...60_000, isWhole: false)
    case .duration, .delay: columns[index].parse = .number(range: -1_200...60_000, isWhole: false)
    case .item: columns[index].parse = .item
    case .visitNumber:
      let isPoints = columns[index].concept?.unit == "points"
      columns[index].parse = .number(range: range, isWhole: isPoints)
    case .patientNumber: columns[index].parse = .number(range: range, isWhole: false)
    case .site, .siteFlag, .sex, .sexFlag, .yesNo, .died, .mutation, .patientWord, .origin: columns[index].parse = .word
    case .free where !columns[index].codes.isEmpty: columns[index].parse = .word
    case .free: columns[index].parse = samples[index].isEmpty || samples[index].isNumeric ? .numberOrWord : .word
    }
  }
}
