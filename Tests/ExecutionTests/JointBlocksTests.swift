import Dispatch
import Synchronization
import Testing

@testable import Execution

@Suite("Blocks that whoever needs them helps to make")
struct JointBlocksTests {
  @Test("each is made once, in order, however many ask", arguments: [0, 1, 2, 3, 50, 500])
  func once(_ count: Int) {
    let made = Mutex<[Int: Int]>([:])
    let blocks = JointBlocks(count) { block in
      made.withLock { $0[block, default: 0] += 1 }
      return block * block
    }
    let answers = Mutex<[[Int]]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { _ in
      let results = blocks.results
      answers.withLock { $0.append(results) }
    }
    let expected = (0..<count).map { $0 * $0 }
    #expect(answers.withLock { $0 } == Array(repeating: expected, count: 8))
    #expect(made.withLock { $0.values.allSatisfy { $0 == 1 } && $0.count == count })
    #expect(blocks.results == expected)
  }

  @Test("may never be asked for")
  func unasked() {
    var blocks: JointBlocks<Int>? = JointBlocks(5) { $0 }
    weak let observed = blocks
    blocks = nil
    #expect(observed == nil)
  }
}
