import Dispatch

/// Runs `body` over `0..<count` in blocks of `size`, on all cores, and returns the results in block order.
///
/// The blocks depend on `count` and `size` only, never on the number of cores, so a reduction of the results in order
/// gives the same bits on every machine. Choose `size` so that a block takes at most about 5 ms: cancellation is seen
/// between blocks. Throws `Cancelled` if the work was cancelled before the last block ran.
///
/// Besides `Background` and `JointBlocks` this is the only use of Dispatch in the engine.
public func forBlocks<Result: Sendable>(
  _ count: Int, size: Int, work: Work, _ body: @Sendable (Range<Int>) -> Result
) throws(Cancelled) -> [Result] {
  precondition(count >= 0 && size > 0, "forBlocks needs a non-negative count and a positive size")
  let blocks = (count + size - 1) / size
  var results = [Result?](repeating: nil, count: blocks)
  results.withUnsafeMutableBufferPointer { buffer in
    nonisolated(unsafe) let slots = buffer
    DispatchQueue.concurrentPerform(iterations: blocks) { block in
      guard !work.isCancelled else { return }
      let start = block * size
      slots[block] = body(start..<min(start + size, count))
    }
  }
  try work.checkCancelled()
  var ordered: [Result] = []
  ordered.reserveCapacity(blocks)
  for result in results {
    guard let result else { throw Cancelled() }
    ordered.append(result)
  }
  return ordered
}

/// Runs `body` over `0..<count`, one number a block, on all cores, and returns the results in order: all of them, or, if
/// the work was cancelled, those before the first block that did not run.
public func firstBlocks<Result: Sendable>(
  _ count: Int, work: Work, _ body: @Sendable (Int) -> Result
) -> [Result] {
  var results = [Result?](repeating: nil, count: count)
  results.withUnsafeMutableBufferPointer { buffer in
    nonisolated(unsafe) let slots = buffer
    DispatchQueue.concurrentPerform(iterations: count) { block in
      if !work.isCancelled { slots[block] = body(block) }
    }
  }
  return Array(results.prefix { $0 != nil }.compactMap(\.self))
}
