import Cohorts
import Dispatch
import DisplayText
import Execution
import Explorer
import Projection
import Reports
import Strata
import Synchronization
import Variables

/// Does what the explorer asks for: reads, works out, exports. One piece of work at a time, on a worker thread; answers
/// come as messages.
final class EffectRunner: Sendable {
  /// Answers that wait for the run loop.
  let mailbox = Mailbox<Message>()
  private let files: InputFiles
  private let settings: ReadingSettings
  private let current = Mutex<LoadingWork?>(nil)
  private let queue = DispatchQueue(label: "alstrata.worker", qos: .userInitiated)

  init(_ files: InputFiles, _ settings: ReadingSettings) {
    self.files = files
    self.settings = settings
  }

  /// The steps of a load: bytes are fetched, become rows, and the rows are put in order. Other work uses `compute` only.
  private struct LoadingWork {
    let read = Work()
    let compute = Work()
    let assembling = Work()

    func cancel() {
      for step in [read, compute, assembling] { step.cancel() }
    }

    /// A step that has begun has a total.
    func stopStep() {
      let step = assembling.total > 0 ? assembling : compute.total > 0 ? compute : read
      step.cancel()
    }
  }

  /// Starts the work of an effect on the worker; `false` if the effect is not work.
  func start(_ effect: Effect, _ state: ExplorerState) -> Bool {
    guard let job = job(effect, state) else { return false }
    let work = LoadingWork()
    current.withLock { $0 = work }
    queue.async { [mailbox] in
      let message = job(work)
      mailbox.post(message)
      // Lists of patients have every variable: worked out while nobody waits for them.
      if case .loaded(let cohort, _) = message { _ = Background(givingWay: true) { cohort.store.computeListed() } }
    }
    return true
  }

  /// Does the work of an effect here and now; `nil` if the effect is not work.
  func perform(_ effect: Effect, _ state: ExplorerState) -> Message? { job(effect, state)?(LoadingWork()) }

  /// Asks the running work to stop.
  func cancel() { current.withLock { $0?.cancel() } }

  /// Asks the step of the running load to stop.
  func stopStep() { current.withLock { $0?.stopStep() } }

  /// How far the running load is.
  var progress: LoadProgress? {
    current.withLock { work in
      guard let work else { return nil }
      let total = max(work.read.total, work.compute.total)
      // How much a pipe will say is not known.
      if total == 0 { return work.read.done > 0 ? LoadProgress(doneBytes: work.read.done, totalBytes: 0) : nil }
      return LoadProgress(
        doneBytes: min(total, (work.read.done + work.compute.done) / 2), totalBytes: total,
        parsedBytes: work.compute.done)
    }
  }

  /// How much of the running projection is drawn, %; `nil` where nothing is being drawn.
  var drawnPercent: Int? {
    current.withLock { work in
      guard let work, work.read.total == 0, work.compute.total > 0 else { return nil }
      return min(100, 100 * work.compute.done / work.compute.total)
    }
  }

  private typealias Job = @Sendable (LoadingWork) -> Message

  private func job(_ effect: Effect, _ state: ExplorerState) -> Job? {
    switch effect {
    case .load(let plan, let generation):
      // Bytes that are in memory are not fetched again: the file may have changed since.
      if let cohort = state.cohort, !cohort.sources.contains(where: \.isCutShort) {
        return { work in
          work.read.begin(total: cohort.sources.reduce(0) { $0 + $1.bytes.count })
          work.read.advance(by: work.read.total)
          return Engine.loadCohort(
            cohort.sources, plan.reading, profile: cohort.profile, generation: generation, work: work.compute,
            assembling: work.assembling)
        }
      }
      return { [files, settings, mailbox] work in
        do throws(Failure) {
          let beginning = files.beginning(encoding: plan.reading.encoding)
          if let preview = beginning.flatMap({ LoadPreview($0) }) { mailbox.post(.preview(preview)) }
          let bytes = try files.read(encoding: plan.reading.encoding, work: work.read)
          let (settings, sources) = settings.completed(for: bytes)
          if beginning == nil, let preview = sources.first.flatMap({ LoadPreview($0) }) {
            mailbox.post(.preview(preview))
          }
          return Engine.loadCohort(
            sources, settings.plan, profile: settings.profile, generation: generation, work: work.compute,
            assembling: work.assembling)
        } catch {
          return work.read.isCancelled
            ? .loadStopped(generation: generation) : .loadFailed(error.message, generation: generation)
        }
      }
    case .analyze(let plan, let generation):
      guard let cohort = state.cohort else { return nil }
      return { [mailbox] work in
        Engine.analyze(cohort, plan, generation: generation, work: work.compute) { mailbox.post($0) }
      }
    case .export(let request):
      guard let cohort = state.cohort else { return nil }
      let analysis = state.analysis
      return { [self] _ in export(request, cohort, analysis) }
    case .saveProfile(let path):
      guard let cohort = state.cohort else { return nil }
      return { [files] _ in
        do throws(Failure) {
          return .profileSaved(
            path: try Profile(cohort.reading, cohort.plan, disclosure: cohort.profile?.disclosure)
              .save(to: path, for: cohort.sources, force: false, inputs: files.paths))
        } catch {
          return .exportFailed(error.message)
        }
      }
    case .cancelWork, .stopStep, .suspend, .redraw, .mouse, .quit: return nil
    }
  }

  // MARK: Exports

  private func export(_ request: ExportRequest, _ cohort: LoadedCohort, _ analysis: Analysis?) -> Message {
    let opened = OpenedCohort(
      sources: cohort.sources, reading: cohort.reading, store: cohort.store, plan: cohort.plan,
      profile: cohort.profile, isDemonstration: files.paths.isEmpty)
    let publisher = Publisher(
      output: Destination(
        format: request.format, path: request.path, force: request.force, disclosure: request.disclosure, glyphs: .full),
      inputs: files.paths)
    do throws(Failure) {
      let content = try content(request, opened, analysis, try publisher.format)
      let invocation =
        Invocation(
          verb: request.table.verb, cohort: request.table == .trials ? nil : opened,
          files: request.table.usesEvidence ? request.plan.projection.evidence.inputs : [])
      let hidden = try publisher.write(invocation, schema: request.table.verb, content)
      return .exported(path: request.path, withheldCells: hidden)
    } catch {
      return .exportFailed(error.message)
    }
  }

  private func content(
    _ request: ExportRequest, _ cohort: OpenedCohort, _ analysis: Analysis?, _ format: ExportFormat
  ) throws(Failure) -> Content {
    let filter = request.plan.stratification.filter
    let definitions = request.plan.stratification.definitions
    let store = cohort.store.defining(definitions)
    let selection = Selection(filter, definitions)
    switch request.table {
    case .findings: return .check(cohort.reading, request.plan.reading, format)
    case .trials: return .evidence(request.plan.projection.evidence)
    case .patients: return .patients(store, rows: try selection.rows(store), filter: filter)
    case .visits: return .visits(store, rows: try selection.rows(store), filter: filter)
    case .benefit, .strata:
      guard let analysis, analysis.plan == request.plan else { throw Failure(.output, "the strata are not ready yet") }
      guard request.table == .benefit else { return .strata(analysis.stratification, store) }
      // JSON has a name for each table, other formats hold one.
      return .benefit(format.id == ExportFormat.json.id ? BenefitPartRegistry.all : [.strata], of: analysis.subject)
    }
  }
}
