import Clinical
import Execution

/// The columns of the cohort, one after another, so that the rows of one are given up before the next is made.
extension CohortAssembly {
  /// An entry and the column of the file that it stands for.
  struct PlacedEntry {
    var place: Int
    var entry: ColumnTable.Entry
  }

  /// Builds the cohort. Cancelling is seen between two steps, each of which is at most one pass over a column.
  mutating func cohort(_ work: Work) throws(Cancelled) -> Cohort {
    try arrange(work)
    var visits = visitNumberEntries()
    var patients: [PlacedEntry] = []
    let total = visits.first { $0.entry.name == VisitFact.recordedTotal }?.entry.column.number
    var facts = PatientTimes(patientCount: patientCount)
    for index in columns.indices where tables[columnTable[index]].role != .unused {
      try work.checkCancelled()
      collectTimes(index, &facts)
    }
    let index = resolveIndex(days: facts.days, total: total)
    let months = try visitMonths(index, work)
    var isSynthetic = false
    var sites: [(index: Int, values: [UInt32])] = []
    var sexes: [(index: Int, values: [UInt32])] = []
    for column in columns.indices
    where columns[column].parse != .none && tables[columnTable[column]].role != .unused {
      try work.checkCancelled()
      work.advance(by: 1)
      switch columns[column].use {
      case .patientNumber: patients.append(patientNumberEntry(column))
      case .site: sites.append((column, siteWords(column)))
      case .siteFlag: break
      case .sex: sexes.append((column, sexWords(column)))
      case .sexFlag(let sex): sexes.append((column, sexFlags(column, sex)))
      case .yesNo where columns[column].concept?.name == PatientFact.riluzole:
        patients.append(flagEntry(column, "yes or no", Vocabulary.usesRiluzole))
      case .yesNo: patients.append(flagEntry(column, "yes or no", Vocabulary.yesNo))
      case .mutation: patients.append(flagEntry(column, "positive or negative", Vocabulary.mutationFound))
      case .died(let inverted): patients.append(flagEntry(column, "yes or no") { diedMeaning($0, inverted: inverted) })
      case .patientWord: patients.append(patientWordEntry(column))
      case .origin:
        let (entry, all) = originEntry(column)
        patients.append(entry)
        isSynthetic = all
      case .free: addFreeEntry(column, &patients, &visits)
      case .visitNumber where tables[columnTable[column]].role == .subjects: patients.append(factEntry(column))
      case .patientID, .visitTime, .item, .visitNumber, .moment, .date, .duration, .delay: break
      }
    }
    if let flags = siteFlags() { sites.append(flags) }
    if let entry = combined(sites, PatientFact.onsetSite, Self.saySite) { patients.append(entry) }
    if let entry = combined(sexes, PatientFact.sex, { $0 == 1 ? "F" : "M" }) { patients.append(entry) }
    if isAgeAxis { addAges(&facts, index, &patients) }
    patients += timeEntries(&facts, index)
    patients.sort { $0.place < $1.place }
    visits.sort { $0.place < $1.place }
    if tables.count > 1 { patients = joined(patients) }
    try work.checkCancelled()
    var cohort = Cohort(
      patientIDs: patientIDs, visitOffsets: visitOffsets, patientColumns: ColumnTable(entries: patients.map(\.entry)),
      items: items, visitMonths: NumberColumn(nanIsMissing: months),
      visitColumns: ColumnTable(entries: visits.map(\.entry)),
      visitRecordAddresses: isInOrder ? rowAddresses : order.map { rowAddresses[$0] },
      features: CohortFeatures(
        distinguishesGastrostomy: columns.contains { $0.parse == .item && $0.isFormOfItem5 },
        hasItems: items.contains { !$0.isEmpty }, hasVisitTimes: months.contains { !$0.isNaN },
        timeZero: index.timeZero, isSynthetic: isSynthetic))
    try checkVisits(&cohort, work)
    checkSimilarIDs()
    return cohort
  }

  // MARK: Visits

  private mutating func visitNumberEntries() -> [PlacedEntry] {
    var entries: [PlacedEntry] = []
    for index in columns.indices {
      guard columns[index].use == .visitNumber, let concept = columns[index].concept,
        tables[columnTable[index]].role == .visits
      else { continue }
      let rows = inUnit(index, flatNumbers(index))
      let column = NumberColumn(nanIsMissing: visitNumbers(index, rows))
      let name = scale(index, column)
      if let earlier = entries.firstIndex(where: { $0.entry.name == name }) {
        fill(&entries[earlier], with: column, index)
        continue
      }
      entries.append(
        PlacedEntry(
          place: index,
          entry: .init(name: name, unit: concept.unit, sources: [columns[index].label], column: .number(column))))
    }
    return entries
  }

  /// Name under which a number of the visits is stored; for an ALSFRS total, the scale is told by its content.
  private mutating func scale(_ index: Int, _ column: NumberColumn) -> String {
    guard let concept = columns[index].concept else { return columns[index].storedName }
    guard concept.name == "alsfrs_total", columns[index].confidence != .asked else { return concept.stored }
    if columns.contains(where: { $0.concept?.name == "alsfrsr_total" }) {
      let over = column.values.count { $0 > 40 }
      if over > 0 {
        log.add(
          .warning, .overFortyPoints, offset: -1, column: index, .keptFlagged,
          "\(columns[index].label) is over 40 points \(over) times, expected 0 to 40 on the original scale")
      }
      return concept.stored
    }
    if (column.values.max() ?? 0) > 40, let revised = DataDictionary.concept(named: "alsfrsr_total") {
      columns[index].concept = revised
      columns[index].reason = "header does not say which scale; values above 40, so the 48-point ALSFRS-R"
      return revised.stored
    }
    if column.known.populationCount > 0 {
      log.add(
        .warning, .fortyPointTotal, offset: -1, column: index, .keptFlagged,
        "\(columns[index].label) is taken as the 40-point ALSFRS, which is not converted; map it to alsfrsr_total if it is the ALSFRS-R"
      )
    }
    return concept.stored
  }

  // MARK: Patients

  private mutating func patientNumberEntry(_ index: Int) -> PlacedEntry {
    let isAge = columns[index].concept?.stored == PatientFact.age
    let values = patientNumbers(index, driftPerMonth: isAge ? 1.0 / 12 : nil, tolerance: 1.01)
    return placed(index, .number(NumberColumn(nanIsMissing: values)))
  }

  /// A number of a visit in a table without visits, beside tables that have them, is a fact of the patient under its own
  /// header.
  private mutating func factEntry(_ index: Int) -> PlacedEntry {
    let unit = columns[index].concept?.unit ?? ""
    let reason = "one row a patient beside a table of visits: kept as a fact of the patient"
    columns[index].concept = nil
    columns[index].confidence = .none
    columns[index].reason = reason
    var entry = placed(index, .number(NumberColumn(nanIsMissing: patientNumbers(index))))
    entry.entry.unit = unit
    return entry
  }

  func placed(_ index: Int, _ column: Column) -> PlacedEntry {
    PlacedEntry(
      place: index,
      entry: .init(
        name: columns[index].storedName, unit: columns[index].concept?.unit ?? "", sources: [columns[index].label],
        identifier: columns[index].identification?.identifier, column: column))
  }

  private mutating func flagEntry(_ index: Int, _ expected: String, _ meaning: (String) -> Bool?) -> PlacedEntry {
    let rows = meanings(index, expected: expected) { meaning($0).map { $0 ? 1 : 0 } }
    let values = patientCodes(index, rows) { $0 == 2 ? "yes" : "no" }
    return placed(index, .small(smalls(values)))
  }

  private func smalls(_ codes: [UInt32]) -> SmallColumn {
    SmallColumn(
      values: codes.map { $0 == 0 ? 0 : Int8(truncatingIfNeeded: Int($0) - 1) },
      known: Bitmap(count: codes.count) { codes[$0] != 0 })
  }

  private mutating func patientWordEntry(_ index: Int) -> PlacedEntry {
    if hasTooManyLevels(index) {
      return placed(index, .code(CodeColumn(codes: Array(repeating: 0, count: patientCount), levels: ByteTable())))
    }
    let (rows, table) = rowCodes(index)
    let levels = table.table
    let values = patientCodes(index, rows) { levels.text(Int($0) - 1) }
    return placed(index, .code(CodeColumn(codes: values, levels: levels)))
  }

  private mutating func originEntry(_ index: Int) -> (PlacedEntry, Bool) {
    let (rows, table) = rowCodes(index)
    let levels = table.table
    let isSynthetic =
      !rows.codes.isEmpty && !rows.codes.contains(0) && levels.count == 1 && levels.text(0) == "synthetic"
    let values = patientCodes(index, rows) { levels.text(Int($0) - 1) }
    return (placed(index, .code(CodeColumn(codes: values, levels: levels))), isSynthetic)
  }

  private mutating func siteWords(_ index: Int) -> [UInt32] {
    let rows = meanings(index, expected: "a site of onset such as bulbar, upper limb, lower limb or respiratory") {
      Vocabulary.siteOfOnset($0).map { Int($0.rawValue) }
    }
    return patientCodes(index, rows) { SiteOfOnset(rawValue: Int8($0) - 1).map { "\($0)" } ?? "" }
  }

  private mutating func sexWords(_ index: Int) -> [UInt32] {
    let rows = meanings(index, expected: "F or M") { Vocabulary.sex($0).map { Int($0.rawValue) } }
    return patientCodes(index, rows) { $0 == 1 ? "F" : "M" }
  }

  private mutating func sexFlags(_ index: Int, _ sex: Sex) -> [UInt32] {
    let other: Sex = sex == .female ? .male : .female
    let rows = meanings(index, expected: "yes or no") { word in
      Vocabulary.yesNo(word).map { Int(($0 ? sex : other).rawValue) }
    }
    return patientCodes(index, rows) { $0 == 1 ? "F" : "M" }
  }

  /// One-hot columns: one site set is that site, limbs only are a limb, several regions are generalised.
  private mutating func siteFlags() -> (index: Int, values: [UInt32])? {
    var first: Int?
    var set = [UInt16](repeating: 0, count: patientCount)
    for index in columns.indices {
      guard case .siteFlag(let site) = columns[index].use else { continue }
      first = first ?? index
      let rows = meanings(index, expected: "yes or no") { Vocabulary.yesNo($0).map { $0 ? 1 : 0 } }
      let values = patientCodes(index, rows) { $0 == 2 ? "yes" : "no" }
      for patient in 0..<patientCount where values[patient] == 2 { set[patient] |= 1 << UInt16(site.rawValue) }
    }
    guard let first else { return nil }
    return (first, set.map { flags in SiteFlags.site(flags).map { UInt32($0.rawValue) + 1 } ?? 0 })
  }

  /// What a code for a site of onset says; all limbs say the same, so that a limb and an upper limb are no conflict.
  private static func saySite(_ code: UInt32) -> String {
    SiteOfOnset(rawValue: Int8(truncatingIfNeeded: Int(code) - 1)).map { "\($0.group)" } ?? ""
  }

  /// The first column that knows a patient's value wins; a later one that says something else is a finding.
  private mutating func combined(
    _ sources: [(index: Int, values: [UInt32])], _ name: String, _ say: (UInt32) -> String
  ) -> PlacedEntry? {
    guard let first = sources.first else { return nil }
    var values = first.values
    for source in sources.dropFirst() {
      for patient in values.indices where source.values[patient] != 0 && source.values[patient] != values[patient] {
        if values[patient] == 0 {
          values[patient] = source.values[patient]
          continue
        }
        let (earlier, later) = (say(values[patient]), say(source.values[patient]))
        if earlier != later { reportOther(source.index, row(of: patient, source.index), later, earlier) }
      }
    }
    let labels = columns.filter { $0.concept?.stored == name }.map(\.label)
    return PlacedEntry(
      place: first.index, entry: .init(name: name, unit: "", sources: labels, column: .small(smalls(values))))
  }
}

extension Column {
  /// The column as numbers.
  var number: NumberColumn? { if case .number(let column) = self { column } else { nil } }
}

extension ColumnPlan {
  /// Whether the column is 5a or 5b.
  var isFormOfItem5: Bool {
    if case .item(5, let cutting) = use { cutting != .unspecified } else { false }
  }
}

/// Sites of onset as a set of bits, one a raw value.
enum SiteFlags {
  static func site(_ flags: UInt16) -> SiteOfOnset? {
    func has(_ site: SiteOfOnset) -> Bool { flags >> UInt16(site.rawValue) & 1 == 1 }
    if flags == 0 { return nil }
    let sites = SiteOfOnset.allCases.filter(has)
    if sites.count == 1 { return sites[0] }
    guard sites.allSatisfy({ $0.group == .limb }) else { return .generalised }
    // "limb" beside one limb says no more than that limb.
    let named = sites.filter { $0 != .limb }
    return named.count == 1 ? named[0] : .limb
  }
}

/// Whether a word says that somebody died; in a column called "alive" yes and no turn round.
func diedMeaning(_ word: String, inverted: Bool) -> Bool? {
  guard inverted, let isAlive = Vocabulary.yesNo(word) else { return Vocabulary.died(word) }
  return !isAlive
}
