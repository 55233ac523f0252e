/// ASCII for terminals and readers that have nothing else: accents fall away, the symbols of this program get a
/// spelling, the rest is `?`.
enum Transliteration {
  /// One character in ASCII: letters without their marks, symbols spelled, every control, space-like or unknown scalar
  /// as `?`.
  static func ascii(_ character: Character) -> String {
    if let known = spelled[character] { return known }
    if let base = bases[character] { return String(base) }
    var output = ""
    for scalar in character.unicodeScalars {
      if scalar.value >= 0x20 && scalar.value < 0x7F {
        output.unicodeScalars.append(scalar)
      } else if let known = spelled[Character(scalar)] {
        output += known
      } else if let base = bases[Character(scalar)] {
        output.append(base)
      } else if Sanitizer.isPrintable(scalar) && DisplayWidth.of(scalar) == 0 && !output.isEmpty {
        continue
      } else {
        output += "?"
      }
    }
    return output
  }

  /// Letters whose canonical decomposition is an ASCII letter and one or two marks.
  private static let bases: [Character: Character] = {
    var table: [Character: Character] = [:]
    let firstMarks: [Unicode.Scalar] = [
      "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}", "\u{309}", "\u{30A}",
      "\u{30B}", "\u{30C}", "\u{30F}", "\u{311}", "\u{31B}", "\u{323}", "\u{324}", "\u{325}", "\u{326}", "\u{327}",
      "\u{328}", "\u{32D}", "\u{330}", "\u{331}",
    ]
    let secondMarks: [Unicode.Scalar] = [
      "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}", "\u{309}", "\u{30C}",
      "\u{323}",
    ]
    for value in (0x41...0x5A as ClosedRange<UInt8>).map(\.self) + (0x61...0x7A as ClosedRange<UInt8>).map(\.self) {
      let base = Unicode.Scalar(value)
      for first in firstMarks {
        var text = String.UnicodeScalarView([base, first])
        table[Character(String(text))] = Character(base)
        for second in secondMarks where second != first {
          text = String.UnicodeScalarView([base, first, second])
          table[Character(String(text))] = Character(base)
        }
      }
    }
    return table
  }()

  private static let spelled: [Character: String] = [
    "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE", "œ": "oe",
    "Œ": "OE", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "n", "Ŋ": "N", "ĸ": "k",
    "ŧ": "t", "Ŧ": "T", "ſ": "s", "ƒ": "f", "ﬁ": "fi", "ﬂ": "fl", "ª": "a", "º": "o",
    "\u{A0}": " ", "\u{2002}": " ", "\u{2003}": " ", "\u{2007}": " ", "\u{2009}": " ", "\u{200A}": " ",
    "\u{202F}": " ", "\u{3000}": " ",
    "‘": "'", "’": "'", "‚": ",", "“": "\"", "”": "\"", "„": "\"", "«": "<<", "»": ">>", "‹": "<", "›": ">",
    "′": "'", "″": "\"", "´": "'", "¨": "\"", "¸": ",", "¡": "!", "¿": "?",
    "‐": "-", "\u{2011}": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "…": "...", "·": ".", "•": "*",
    "‣": ">", "×": "x", "÷": "/", "±": "+-", "∓": "-+", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~", "≡": "=", "∼": "~",
    "∞": "inf", "√": "sqrt", "∑": "sum", "∏": "prod", "∫": "int", "∂": "d", "∈": "in", "∩": "&", "∪": "|", "∧": "&",
    "∨": "|", "¬": "!", "⋅": ".", "∙": ".", "‰": "o/oo", "°": "deg", "µ": "u", "†": "+", "‡": "++", "§": "S", "¶": "P",
    "©": "(c)", "®": "(R)", "™": "(TM)", "№": "No", "€": "EUR", "£": "GBP", "¥": "JPY", "¢": "c", "¦": "|",
    "¹": "1", "²": "2", "³": "3", "⁰": "0", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-",
    "⁺": "+", "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3",
    "Δ": "d", "∆": "d", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta",
    "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "u", "ν": "nu", "ξ": "xi", "ο": "o", "π": "pi",
    "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi",
    "ω": "omega", "Γ": "Gamma", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Φ": "Phi",
    "Χ": "Chi", "Ψ": "Psi", "Ω": "Omega", "Α": "A", "Β": "B", "Ε": "E", "Ζ": "Z", "Η": "H", "Ι": "I", "Κ": "K",
    "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Υ": "Y",
    "←": "<-", "→": "->", "↑": "^", "↓": "v", "↔": "<->", "⇒": "=>", "⏎": "Enter", "✓": "x", "✗": "-",
    "─": "-", "━": "-", "═": "=", "│": "|", "┃": "|", "║": "|", "┊": ":", "┆": ":", "╌": "-", "┌": "+", "┐": "+",
    "└": "`", "┘": "'", "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "■": "#", "□": "o", "▪": "o", "▫": "o",
    "●": "*", "○": "o", "◆": "*", "◇": "o", "◂": "<", "▸": ">", "◄": "<", "►": ">", "◀": "<", "▶": ">", "▲": "^",
    "▼": "v", "▾": "-", "▴": "^", "▌": ">", "▐": "|", "░": ":", "▒": "%", "▓": "#", "█": "#", "▁": "_", "▂": "_",
    "▃": "-", "▄": "-", "▅": "=", "▆": "=", "▇": "#",
  ]
}
