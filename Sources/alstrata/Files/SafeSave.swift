import Glibc

/// Writes a file all or nothing: a private temporary file in the same folder, flushed to the disk, then renamed. Readable by the owner only.
enum SafeSave {
  /// Writes `bytes` to `path`. An existing file is replaced only if `force` is set, and never if it is one of the inputs.
  static func write(_ bytes: [UInt8], to path: String, force: Bool, inputs: [String]) throws(Failure) {
    let target = Target(path)
    let folder = open(target.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else {
      throw Failure(.output, "\(path): the folder cannot be opened: \(systemMessage(errno)); choose another place")
    }
    defer { close(folder) }
    try refuse(target, in: folder, path: path, force: force, inputs: inputs)

    let temporary = ".\(target.name).\(getpid()).tmp"
    let descriptor = openat(folder, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(.output, "\(path): \(systemMessage(errno)); choose another place") }
    var code = writeAll(bytes, to: descriptor)
    if code == nil, fchmod(descriptor, 0o600) != 0 { code = errno }
    if code == nil, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == nil { code = errno }
    if code == nil { code = publish(temporary, as: target.name, in: folder, force: force) }
    if let code {
      unlinkat(folder, temporary, 0)
      if code == EEXIST { throw exists(path) }
      throw Failure(.output, "\(path) was not written: \(systemMessage(code))")
    }
    // The new name itself must survive a power cut; a file system without folder sync has nothing better to offer.
    _ = fsync(folder)
  }

  private struct Target {
    var folder: String
    var name: String

    init(_ path: String) {
      if let slash = path.lastIndex(of: "/") {
        folder = slash == path.startIndex ? "/" : String(path[..<slash])
        name = String(path[path.index(after: slash)...])
      } else {
        folder = "."
        name = path
      }
    }
  }

  private static func exists(_ path: String) -> Failure {
    Failure(.output, "\(path) exists and was left as it is; use --force to replace it, or another name")
  }

  private static func refuse(
    _ target: Target, in folder: Int32, path: String, force: Bool, inputs: [String]
  ) throws(Failure) {
    guard !target.name.isEmpty, target.name != ".", target.name != ".." else {
      throw Failure(.output, "\(path) names a folder; expected the name of a file")
    }
    var present = stat()
    guard fstatat(folder, target.name, &present, 0) == 0 else { return }
    for input in inputs {
      var status = stat()
      if stat(input, &status) == 0, status.st_dev == present.st_dev, status.st_ino == present.st_ino {
        throw Failure(.output, "\(path) is the input itself and was left as it is; write to another name")
      }
    }
    guard present.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.output, "\(path) is not a regular file; choose another name")
    }
    if !force { throw exists(path) }
  }

  /// Gives the temporary file its name. Without `force` by a hard link, which fails if the name was taken meanwhile.
  private static func publish(_ temporary: String, as name: String, in folder: Int32, force: Bool) -> Int32? {
    if force { return renameat(folder, temporary, folder, name) == 0 ? nil : errno }
    guard linkat(folder, temporary, folder, name, 0) == 0 else {
      let code = errno
      // Some network file systems have no hard links; the check before and O_EXCL are then what there is.
      if code == EPERM || code == EOPNOTSUPP { return renameat(folder, temporary, folder, name) == 0 ? nil : errno }
      return code
    }
    unlinkat(folder, temporary, 0)
    return nil
  }
}
