import Glibc

/// The tables in a folder that was named instead of a file.
enum InputFolder {
  /// Tables of one folder at most.
  static let limitFiles = 200

  private static let endings: Set<String> = ["csv", "tsv", "txt", "psv", "dat", "tab"]

  /// The paths with every folder replaced by the tables in it, in the order of their names; folders inside it and files
  /// that do not end like a table are not opened.
  static func expanded(_ paths: [String]) throws(Failure) -> [String] {
    var files: [String] = []
    for path in paths {
      if path != "-", isFolder(path) { files += try tables(in: path) } else { files.append(path) }
    }
    return files
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func tables(in folder: String) throws(Failure) -> [String] {
    guard let directory = opendir(folder) else {
      throw Failure(.input, "\(folder): \(systemMessage(errno)); expected a folder of tables (CSV)")
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
      if !name.hasPrefix("."), name.contains("."), endings.contains(ending), !isFolder(folder + "/" + name) {
        names.append(name)
      }
    }
    guard !names.isEmpty else {
      throw Failure(
        .input, "\(folder) holds no table; expected files that end in \(endings.sorted().joined(separator: ", "))")
    }
    guard names.count <= limitFiles else {
      throw Failure(
        .input,
        "\(folder) holds \(names.count) tables, at most \(limitFiles) are read together; name the files that you want")
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.map { base + $0 }
  }
}
