import Cohorts
import Execution
import Glibc

/// Profiles that are found again: one file a header, readable by the owner only, under the user's configuration.
struct ProfileStore {
  /// Folder of the profiles.
  let folder: String

  /// `$XDG_CONFIG_HOME/alstrata/profiles`, else `~/.config/alstrata/profiles`; `nil` where the user has neither.
  init?() {
    func absolute(_ name: String) -> String? { Environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
    guard let base = absolute("XDG_CONFIG_HOME") ?? absolute("HOME").map({ $0 + "/.config" }) else { return nil }
    folder = base + "/alstrata/profiles"
  }

  /// Where the profile of files with these headers is kept: the name says nothing of them.
  func path(for sources: [Source]) -> String {
    "\(folder)/\(sha256Hexadecimal([UInt8](headerKey(of: sources).utf8))).json"
  }

  /// The profile of these files; `nil` where there is none.
  func find(for sources: [Source]) throws(Failure) -> (profile: Profile, path: String)? {
    var status = stat()
    guard stat(folder, &status) == 0 else { return nil }
    let path = path(for: sources)
    guard stat(path, &status) == 0 else { return nil }
    return (try Profile(InputFile.read(path, work: Work()).bytes, name: path), path)
  }

  /// Keeps the profile of these files; returns where.
  @discardableResult
  func keep(_ profile: Profile, for sources: [Source]) throws(Failure) -> String {
    try makeFolder()
    let path = path(for: sources)
    try SafeSave.write(profile.bytes, to: path, force: true, inputs: [])
    return path
  }

  private func makeFolder() throws(Failure) {
    var path = ""
    for part in folder.split(separator: "/") {
      path += "/" + part
      if mkdir(path, 0o700) != 0, errno != EEXIST {
        throw Failure(.output, "\(path): \(systemMessage(errno)); the profile is not kept")
      }
    }
  }
}
