import CDigest
import Cohorts
import Dispatch
import Reports
import Synchronization

/// SHA-256 of bytes as lower-case hexadecimal (FIPS 180-4, by libcrypto).
func sha256Hexadecimal(_ bytes: [UInt8]) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  let status = cdigest_sha256(bytes, bytes.count, &digest)
  precondition(status == 0, "libcrypto refused SHA-256")
  return digest.map { byte in
    let text = String(byte, radix: 16)
    return byte < 16 ? "0" + text : text
  }.joined()
}

/// Names and digests of inputs for provenance, worked out beside whatever else is done with them.
final class InputDigests: Sendable {
  private let work = DispatchGroup()
  private let found = Mutex<[Provenance.Input]>([])

  /// Begins at once.
  init(_ sources: [Source]) {
    DispatchQueue.global().async(group: work) { [self] in
      let inputs = sources.map { Provenance.Input(name: $0.name, sha256: sha256Hexadecimal($0.bytes)) }
      found.withLock { $0 = inputs }
    }
  }

  /// The digests; waits until they are there.
  var inputs: [Provenance.Input] {
    work.wait()
    return found.withLock { $0 }
  }
}
