import Projection
import TerminalUI

/// The only way a state changes: one message in, the new state and what is asked of the program around it out. Pure.
public func update(_ state: inout ExplorerState, _ message: Message) -> [Effect] {
  let effects = state.handle(message)
  state.settle()
  return effects
}

extension ExplorerState {
  fileprivate mutating func handle(_ message: Message) -> [Effect] {
    switch message {
    case .terminal(let event): return handle(event)
    case .loaded(let cohort, let number): return take(cohort, number)
    case .loadFailed(let words, let number):
      guard number == generation else { return [] }
      return takeFailure(words)
    case .loadStopped(let number):
      guard number == generation else { return [] }
      return takeStop()
    case .preview(let preview): if cohort == nil { self.preview = preview }
    case .progress(let progress):
      if case .loading? = job { job = .loading(progress) }
    case .drawing(let percent):
      if case .analysing? = job { job = .analysing(percent: percent) }
    case .analyzed(let analysis, let number): return take(analysis, number, isWhole: true)
    case .drafted(let analysis, let number): return take(analysis, number, isWhole: false)
    case .analysisFailed(let words, let number):
      guard number == generation else { return [] }
      job = nil
      takeBack()
      if analysis == nil { analysisFailure = words }
      complain(words)
    case .analysisStopped(let number):
      guard number == generation else { return [] }
      job = nil
      isStopping = false
      takeBack()
      if analysis == nil {
        analysisFailure = "working out the strata was stopped; r begins again"
        say("stopped: r makes the strata anew")
      } else if analysis?.projection.isDrawn == false {
        say("stopped: r draws what is missing")
      } else {
        say("stopped: the subgroups are as before")
      }
    case .exported(let path, let withheldCells):
      if case .exporting? = job { job = nil }
      overlay = nil
      let hidden = withheldCells == 0 ? "" : "; \(withheldCells) cells with few patients hidden"
      say("written: \(path)\(hidden)")
      log.append("# written: \(path)")
    case .profileSaved(let path):
      if case .exporting? = job { job = nil }
      say("profile for files with this header written: \(path)")
      log.append("# profile written: \(path)")
    case .exportFailed(let words):
      if case .exporting? = job { job = nil }
      complain(words)
    case .tick: break
    }
    return []
  }

  private mutating func handle(_ event: TerminalEvent) -> [Effect] {
    switch event {
    case .key(let key): return handle(key)
    case .mouse(let mouse): return handle(mouse)
    case .paste(let text): paste(text)
    case .resize(let size): self.size = size
    case .wake: break
    case .terminate(let signal): return [.cancelWork, .quit(code: 128 + signal)]
    // 129 = 128 + SIGHUP.
    case .hangup: return [.cancelWork, .quit(code: 129)]
    case .resumed: return [.redraw]
    }
    return []
  }

  private mutating func handle(_ key: Key) -> [Effect] {
    notice = nil
    let wasLeaving = isLeaving
    isLeaving = false
    if let overlay { return handle(key, over: overlay) }
    if wasLeaving, key == .control("c") { return [.quit(code: 0)] }
    guard let command = CommandRegistry.command(for: key) else {
      if case .character = key { say("no command on this key; ? shows the keys") }
      return []
    }
    return run(command)
  }

  private mutating func paste(_ text: String) {
    // Pasted text never becomes commands: it goes into the field that is open, else nowhere.
    switch overlay {
    case .line(var line):
      line.prompt.insert(text)
      overlay = .line(line)
    case .palette(var palette):
      palette.prompt.insert(text)
      overlay = .palette(palette)
    case .export(var dialog):
      dialog.path.insert(text)
      overlay = .export(dialog)
    case .axes(var panel):
      panel.cuts?.insert(text)
      overlay = .axes(panel)
    case .column(var editor):
      if editor.page == .codes { editor.codes.insert(text) }
      if editor.page == .variable { editor.filter.insert(text) }
      overlay = .column(editor)
    default: say("pasted text was ignored: no field is open")
    }
  }

  // MARK: Answers of the worker

  private mutating func take(_ analysis: Analysis, _ number: Int, isWhole: Bool) -> [Effect] {
    guard number == generation else { return [] }
    if isWhole {
      job = nil
      isStopping = false
    }
    let selected = selectedPath
    analysisFailure = nil
    self.analysis = analysis
    fixForestAxis(analysis)
    // Places in strata that no longer exist would show nothing.
    stack.removeAll { place in
      if case .patients(let path) = place { return analysis.stratification.stratum(at: path) == nil }
      return false
    }
    if stack.isEmpty { stack = [.strata] }
    refreshWho()
    settle()
    select(selected ?? StratumPath())
    refreshCard()
    return []
  }

  /// The plan that is on the screen stays: the one that failed is forgotten.
  private mutating func takeBack() {
    guard let analysis, arrangement.plan != analysis.plan else { return }
    if let before = history.forgetLast() { arrangement = before }
    arrangement.plan = analysis.plan
  }

  // MARK: Plans

  /// Asks for the current plan to be worked out.
  mutating func analyze() -> [Effect] {
    generation += 1
    let isRunning = job != nil
    job = .analysing(percent: nil)
    isStopping = false
    let request = Effect.analyze(arrangement.plan, generation: generation)
    return isRunning ? [.cancelWork, request] : [request]
  }

  /// Changes the plan, so that it can be undone, and asks for it.
  mutating func change(_ plan: AnalysisPlan, _ action: String) -> [Effect] {
    guard plan != arrangement.plan else { return [] }
    history.remember(arrangement, action)
    log.append(action)
    arrangement.plan = plan
    return work()
  }

  /// Asks for what the plan needs: reading again where it reads in another way, else the strata.
  mutating func work() -> [Effect] { arrangement.plan.reading == cohort?.plan ? analyze() : load() }

  /// Changes what can be undone without a new plan.
  mutating func rearrange(_ action: String, _ change: (inout Arrangement) -> Void) {
    var next = arrangement
    change(&next)
    guard next != arrangement else { return }
    history.remember(arrangement, action)
    arrangement = next
  }

  mutating func undo() -> [Effect] {
    guard let step = history.undo(from: arrangement) else { return [] }
    return arrive(at: step.arrangement, "undone: " + step.action)
  }

  mutating func redo() -> [Effect] {
    guard let step = history.redo(from: arrangement) else { return [] }
    return arrive(at: step.arrangement, "done again: " + step.action)
  }

  private mutating func arrive(at next: Arrangement, _ words: String) -> [Effect] {
    let isSamePlan = next.plan == arrangement.plan
    let selected = selectedPath
    arrangement = next
    log.append("# " + words)
    say(words)
    if isSamePlan {
      settle()
      if let selected { select(selected) }
      return []
    }
    return work()
  }

  /// ^C: first stops the work; without any, a second press leaves. Of a cohort that is read for the first time each press
  /// stops one step.
  mutating func stop() -> [Effect] {
    guard let job else {
      isLeaving = true
      say("press ^C again to leave")
      return []
    }
    let isSecond = isStopping
    isStopping = true
    guard case .loading(let progress) = job, cohort == nil || partialRows != nil else {
      say("stopping: " + job.title)
      return [.cancelWork]
    }
    if !isSecond, progress.areAllRowsRead {
      say("all rows are read and are put in order now; ^C again keeps nothing")
      return []
    }
    say(isSecond ? "stopping: giving up what was read" : "stopping: what has come is kept; ^C again keeps nothing")
    return [.stopStep]
  }
}
