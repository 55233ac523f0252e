import CNCurses
import TerminalUI

/// What the C side read, as the program's keys.
enum CursesKeys {
  /// The key of a character; `nil` for controls that mean nothing.
  static func key(ofCharacter code: Int32) -> Key? {
    switch code {
    case 9: return .tab
    case 10, 13: return .enter
    case 8, 127: return .backspace
    case 27: return .escape
    case 1...31: return Unicode.Scalar(UInt32(code) + 0x40).map { .control(lowercase($0)) }
    default:
      guard code >= 0x20, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
      return (0x80..<0xA0).contains(scalar.value) ? nil : .character(scalar)
    }
  }

  /// The key of a named code.
  static func key(ofCode code: Int32) -> Key? {
    switch Int(code) {
    case CNCURSES_UP: .up
    case CNCURSES_DOWN: .down
    case CNCURSES_LEFT: .left
    case CNCURSES_RIGHT: .right
    case CNCURSES_HOME: .home
    case CNCURSES_END: .end
    case CNCURSES_PAGE_UP: .pageUp
    case CNCURSES_PAGE_DOWN: .pageDown
    case CNCURSES_INSERT: .insert
    case CNCURSES_DELETE: .delete
    case CNCURSES_BACKSPACE: .backspace
    case CNCURSES_ENTER: .enter
    case CNCURSES_BACK_TAB: .backTab
    case CNCURSES_F0 + 1...CNCURSES_F0 + 12: .function(Int(code) - CNCURSES_F0)
    default: nil
    }
  }

  private static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard ("A"..."Z").contains(scalar) else { return scalar }
    return Unicode.Scalar(UInt8(scalar.value + 0x20))
  }
}
