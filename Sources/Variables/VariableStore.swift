public import Clinical
public import Cohorts
import Synchronization

/// Computed variables of one cohort, kept once computed. Safe to share between threads.
public struct VariableStore: Sendable {
  /// The cohort.
  public let cohort: Cohort
  /// Which definitions are in use.
  public let definitions: Definitions
  /// Shared by the stores of all definitions.
  private let computed: ComputedColumns

  /// A store for a cohort, with nothing computed and the default definitions.
  public init(_ cohort: Cohort) {
    self.cohort = cohort
    definitions = Definitions()
    computed = ComputedColumns()
  }

  private init(_ store: VariableStore, _ definitions: Definitions) {
    cohort = store.cohort
    self.definitions = definitions
    computed = store.computed
  }

  /// The same cohort by other definitions; what was computed is shared. O(1).
  public func defining(_ definitions: Definitions) -> VariableStore { VariableStore(self, definitions) }

  /// The derived variable of an id by the definition in use.
  public func variable(_ id: String) -> Variable? { definitions.variable(id) }

  /// The derived variables by the definitions in use, in the order of the registry.
  public var variables: [Variable] { VariableRegistry.all.map { definitions.variable($0.id) ?? $0 } }

  /// The values of a registry variable or of a column of the file (visit columns at entry). A built-in wins over a file
  /// column of the same name; `col:NAME` forces the file's, found by its concept name or by its header. `nil` if
  /// neither exists. O(visits) the first time, O(1) after.
  public func column(_ name: String) -> Determination<VariableColumn>? {
    let choice = DefinitionRegistry.choice(forVariable: name)
    let key = ComputedColumns.Key(name: name, scheme: choice.map { definitions[$0] } ?? "")
    return computed.column(key) { compute(name) }
  }

  /// Works out every listed variable, so that the first look at a list of patients waits for nothing. O(visits).
  public func computeListed() {
    for variable in variables where variable.isListed { _ = column(variable.id) }
  }

  /// Every name that `column` and `--where` accept, built-in ones first; a file column whose name a built-in has taken
  /// as `col:NAME`.
  public var names: [String] {
    var names = VariableRegistry.all.map(\.id)
    let builtIn = Set(names)
    for entry in cohort.patientColumns.entries + cohort.visitColumns.entries {
      names.append(builtIn.contains(entry.name) ? VariableStore.filePrefix + entry.name : entry.name)
    }
    return names
  }

  /// What forces the file's own column: `col:speed`.
  public static let filePrefix = "col:"

  /// The column of the file that a name means, without built-in variables: by concept name, else by header.
  public func fileEntry(_ name: String) -> (entry: ColumnTable.Entry, isPerVisit: Bool)? {
    if let entry = cohort.patientColumns[name] { return (entry, false) }
    if let entry = cohort.visitColumns[name] { return (entry, true) }
    if let entry = cohort.patientColumns.entries.first(where: { $0.sources.contains(name) }) { return (entry, false) }
    if let entry = cohort.visitColumns.entries.first(where: { $0.sources.contains(name) }) { return (entry, true) }
    return nil
  }

  private func compute(_ name: String) -> Determination<VariableColumn>? {
    if let variable = variable(name) { return variable.compute(self) }
    let isForced = name.hasPrefix(VariableStore.filePrefix)
    let fileName = isForced ? String(name.dropFirst(VariableStore.filePrefix.count)) : name
    guard let (entry, isPerVisit) = fileEntry(fileName) else { return nil }
    if entry.name == PatientFact.onsetSite { return Variable.onsetRegion.compute(self) }
    if entry.name == PatientFact.sex { return Variable.sex.compute(self) }
    return fileColumn(entry.column, rows: isPerVisit ? entryRows : nil)
  }

  /// When the values of a name are known: columns of the file at entry, but for what tells of later events.
  public func knownAt(_ name: String) -> KnownAt {
    if let variable = variable(name) { return variable.knownAt }
    let isForced = name.hasPrefix(VariableStore.filePrefix)
    let entry = fileEntry(isForced ? String(name.dropFirst(VariableStore.filePrefix.count)) : name)?.entry
    return entry.map { VariableStore.outcomes.contains($0.name) } ?? false ? .later : .entry
  }

  private static let outcomes: Set<String> = [
    PatientFact.deathMonths, PatientFact.died, PatientFact.tracheostomyMonths, PatientFact.lastContactMonths,
    PatientFact.gastrostomyMonths, PatientFact.ventilationMonths,
  ]

  /// Risk scores of all patients, worked out once for every variable that is made of them.
  var prognosis: Determination<Prognosis> { sharedPrognosis.value }

  /// The same with what they are made from.
  var sharedPrognosis: SharedPrognosis { computed.prognosis(of: cohort) }

  /// D50 curves of all patients, worked out once.
  var courses: Determination<D50Courses> { computed.courses { D50Courses.of(cohort) } }

  /// ALSFRS-R total of every visit, by the same rule as at entry: the sum of twelve items, one item made up from the
  /// recorded total, or the recorded total. O(visits), not kept.
  public var visitTotals: NumberColumn {
    let facts = EntryFacts(cohort)
    var values = [Double](repeating: 0, count: cohort.visitCount)
    var known = Bitmap(count: cohort.visitCount)
    for visit in values.indices {
      guard let total = facts.total(visit: visit).value else { continue }
      values[visit] = total.points
      known[visit] = true
    }
    return NumberColumn(values: values, known: known)
  }

  /// Visit row of each patient's entry; −1 where there is none.
  public var entryRows: [Int32] { cohort.entryRows }
}

/// What was computed: columns by name and definition, and what several columns are made of.
private final class ComputedColumns: Sendable {
  struct Key: Hashable {
    var name: String
    var scheme: String
  }

  private let columns = Mutex<[Key: Determination<VariableColumn>]>([:])
  private let sharedPrognosis = Mutex<SharedPrognosis?>(nil)
  private let sharedCourses = Mutex<Determination<D50Courses>?>(nil)

  func column(_ key: Key, _ compute: () -> Determination<VariableColumn>?) -> Determination<VariableColumn>? {
    if let column = columns.withLock({ $0[key] }) { return column }
    // Computed outside the lock, so that one slow variable does not hold up a reader of another.
    guard let column = compute() else { return nil }
    return columns.withLock { columns in
      if let first = columns[key] { return first }
      columns[key] = column
      return column
    }
  }

  func prognosis(of cohort: Cohort) -> SharedPrognosis {
    ComputedColumns.kept(sharedPrognosis) { SharedPrognosis(cohort) }
  }

  func courses(_ make: () -> Determination<D50Courses>) -> Determination<D50Courses> {
    ComputedColumns.kept(sharedCourses, make)
  }

  /// Made under the lock, so that it is made once.
  private static func kept<Value: Sendable>(_ kept: borrowing Mutex<Value?>, _ make: () -> Value) -> Value {
    kept.withLock { kept in
      if let value = kept { return value }
      let value = make()
      kept = value
      return value
    }
  }
}
