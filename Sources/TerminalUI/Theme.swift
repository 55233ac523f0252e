/// How a role looks: colours of the terminal's palette and attributes.
public struct Style: Hashable, Sendable {
  /// Palette number; the terminal's own colour if `nil`.
  public var foreground: UInt8?
  /// Palette number; the terminal's own background if `nil`.
  public var background: UInt8?
  /// Bits of `GridCell.Attribute`, and 8 for dim.
  public var attributes: UInt8

  /// Creates a style.
  public init(foreground: UInt8? = nil, background: UInt8? = nil, attributes: UInt8 = 0) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// Looks for all roles, for a number of colours. Ordinary text keeps the terminal's own colours, so that it can be read
/// on light and dark grounds. Screens must not rely on it alone: a role also has its words, marks or line style.
///
/// Colours: Okabe and Ito's set for all kinds of colour vision (2008, https://jfly.uni-koeln.de/color/), as the nearest
/// of the 256-colour cube that keep a contrast of at least 3 on black and on white.
public struct Theme: Hashable, Sendable {
  private let styles: [Style]

  /// The theme for 256, 8 or 0 colours.
  public init(colors: Int) {
    styles = Role.allCases.map { Theme.style($0, colors: colors) }
  }

  /// The look of a role.
  public subscript(role: Role) -> Style { styles[Int(role.rawValue)] }

  private static func style(_ role: Role, colors: Int) -> Style {
    let bold = GridCell.Attribute.bold
    let underline = GridCell.Attribute.underline
    let reverse = GridCell.Attribute.reverse
    // By role: number among 256, number among 8, attributes with colours, attributes without.
    let (cube, eight, attributes, mono): (UInt8?, UInt8?, UInt8, UInt8) =
      switch role {
      case .text: (nil, nil, 0, 0)
      case .title: (nil, nil, bold, bold)
      case .dim: (244, nil, 0, 0)
      case .selected: (nil, nil, reverse, reverse)
      case .key: (nil, nil, bold, bold)
      case .estimate: (32, 6, bold, bold)
      case .frame: (244, nil, 0, 0)
      case .groupA: (166, 3, 0, 0)
      case .groupB: (32, 6, bold, bold)
      case .band: (244, nil, 0, 0)
      case .warning: (136, 3, bold, bold)
      case .error: (160, 1, bold, bold | reverse)
      case .input: (nil, nil, underline, underline)
      case .tab: (nil, nil, reverse, reverse)
      }
    if colors >= 256 { return Style(foreground: cube, attributes: attributes) }
    if colors >= 8 { return Style(foreground: eight, attributes: attributes) }
    return Style(attributes: mono)
  }
}
