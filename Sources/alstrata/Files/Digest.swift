import CDigest
import Cohorts
import Execution
import Reports

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

extension Background<[Provenance.Input]> {
  /// Names and digests of inputs for provenance.
  convenience init(digestsOf sources: [Source]) {
    self.init(givingWay: true) { sources.map { Provenance.Input(name: $0.name, sha256: sha256Hexadecimal($0.bytes)) } }
  }
}
