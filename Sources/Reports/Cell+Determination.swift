import Clinical
import Statistics

extension Cell {
  /// An estimate, or why there is none.
  init(_ determination: Determination<Estimate>, digits: Int) {
    switch determination {
    case .known(let estimate): self = .estimate(estimate, digits: digits)
    case .missing(let reason): self = .missing(reason)
    }
  }

  /// A whole number that counts no patients of the file, or why there is none.
  init(integer determination: Determination<Int>) {
    switch determination {
    case .known(let number): self = .integer(number)
    case .missing(let reason): self = .missing(reason)
    }
  }

  /// A probability, or why there is none.
  init(_ determination: Determination<Double>) {
    switch determination {
    case .known(let probability): self = .percent(probability, digits: 0)
    case .missing(let reason): self = .missing(reason)
    }
  }
}
