public import Projection
import Reports
import Strata

/// What the user has arranged and can undo: the plan and which strata are folded. Moving about is not part of it.
public struct Arrangement: Hashable, Sendable {
  /// Everything that changes a number.
  public internal(set) var plan: AnalysisPlan
  /// Strata whose children are hidden.
  var folded: Set<StratumPath> = []
  /// Order of siblings; that of the levels if `nil`.
  var sort: TableSort?

  init(plan: AnalysisPlan) { self.plan = plan }
}

/// The arrangements before and after this one. undo(do(x)) = x.
struct History: Sendable {
  /// One step: what the arrangement was, and what was done to it.
  struct Step: Sendable {
    var arrangement: Arrangement
    var action: String
  }

  private(set) var past: [Step] = []
  private(set) var future: [Step] = []

  /// Steps that are kept.
  private static let limit = 200

  /// Remembers an arrangement that is about to be changed.
  mutating func remember(_ arrangement: Arrangement, _ action: String) {
    past.append(Step(arrangement: arrangement, action: action))
    if past.count > History.limit { past.removeFirst() }
    future = []
  }

  /// Goes a step back from `current`.
  mutating func undo(from current: Arrangement) -> Step? {
    guard let step = past.popLast() else { return nil }
    future.append(Step(arrangement: current, action: step.action))
    return step
  }

  /// Goes a step forward from `current`.
  mutating func redo(from current: Arrangement) -> Step? {
    guard let step = future.popLast() else { return nil }
    past.append(Step(arrangement: current, action: step.action))
    return step
  }

  /// Forgets the last step: what it led to could not be worked out.
  mutating func forgetLast() -> Arrangement? { past.popLast()?.arrangement }
}
