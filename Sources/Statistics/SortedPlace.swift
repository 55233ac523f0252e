/// The last place in ascending numbers with one at or below `value`; −1 below the first. O(log n).
func sortedPlace(of value: Double, in numbers: [Double]) -> Int {
  var low = -1
  var high = numbers.count
  while high - low > 1 {
    let middle = (low + high) / 2
    if numbers[middle] <= value { low = middle } else { high = middle }
  }
  return low
}
