/// Keys written down: `j j <Enter> /bulbar <Esc>`.
///
/// Tokens stand between spaces. A name in angle brackets is a key (`<Enter> <S-Tab> <F1> <C-p> <Resize 100x30>`, `<lt>`
/// for `<`); everything else is typed as it stands, character by character; `<Space>` types a space.
public enum KeyScript {
  /// The events of a script. O(length).
  public static func parse(_ script: String) throws(KeyScriptError) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    let scalars = Array(script.unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" {
        index += 1
      } else if scalar == "<" {
        guard let end = scalars[index...].firstIndex(of: ">") else {
          throw KeyScriptError(position: index, reason: .notClosed)
        }
        var name = ""
        name.unicodeScalars.append(contentsOf: scalars[(index + 1)..<end])
        guard let event = event(named: name) else {
          throw KeyScriptError(position: index, reason: .unknownName(name))
        }
        events.append(event)
        index = end + 1
      } else {
        events.append(.key(.character(scalar)))
        index += 1
      }
    }
    return events
  }

  /// The script text of a key, read back by `parse` as the same key.
  public static func name(of key: Key) -> String {
    switch key {
    case .character(" "): return "<Space>"
    case .character("<"): return "<lt>"
    case .character(let scalar): return String(Character(scalar))
    case .control(let scalar): return "<C-\(Character(scalar))>"
    case .function(let number): return "<F\(number)>"
    default: return names.first { $0.1 == key }.map { "<\($0.0)>" } ?? "<\(key)>"
    }
  }

  private static let names: [(String, Key)] = [
    ("Enter", .enter), ("Esc", .escape), ("Space", .character(" ")), ("Tab", .tab), ("S-Tab", .backTab), ("Up", .up),
    ("Down", .down), ("Left", .left), ("Right", .right), ("PageUp", .pageUp), ("PageDown", .pageDown),
    ("Home", .home), ("End", .end), ("BS", .backspace), ("Del", .delete), ("Ins", .insert), ("lt", .character("<")),
  ]

  private static func event(named name: String) -> TerminalEvent? {
    let lowered = name.lowercased()
    if let key = names.first(where: { $0.0.lowercased() == lowered })?.1 { return .key(key) }
    let rest = name.dropFirst(lowered.hasPrefix("resize ") ? 7 : lowered.hasPrefix("c-") ? 2 : 1)
    if lowered.hasPrefix("resize ") {
      let parts = rest.split(separator: "x", omittingEmptySubsequences: false)
      guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]), width > 0, height > 0,
        width <= 10_000, height <= 10_000
      else { return nil }
      return .resize(Size(width: width, height: height))
    }
    if lowered.hasPrefix("c-"), let letter = rest.lowercased().unicodeScalars.first, rest.unicodeScalars.count == 1 {
      return .key(.control(letter))
    }
    if lowered.hasPrefix("f"), let number = Int(rest), (1...12).contains(number) { return .key(.function(number)) }
    return nil
  }
}

/// A key script that cannot be read.
public struct KeyScriptError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// `<` without `>`.
    case notClosed
    /// A name in brackets that is no key.
    case unknownName(String)
  }

  /// Characters before the place, from 0.
  public let position: Int
  /// What is wrong.
  public let reason: Reason

  /// One sentence: where, what, and what is expected. The name is as in the script: sanitise before showing.
  public var description: String {
    switch reason {
    case .notClosed:
      "character \(position + 1) of the key script: '<' starts a key name, but no '>' follows; write <lt> to type '<'"
    case .unknownName(let name):
      "character \(position + 1) of the key script: <\(name)> is no key; known are <Enter> <Esc> <Space> <Tab> <S-Tab> "
        + "<Up> <Down> <Left> <Right> <PageUp> <PageDown> <Home> <End> <BS> <Del> <Ins> <lt> "
        + "<F1> to <F12> <C-p> <Resize 100x30>"
    }
  }
}
