import Strata
public import Variables

/// The axes this file offers: one row a level, with how many patients it holds. The names are for `--by`.
public func axesTable(_ store: VariableStore) -> Table {
  var rows: [TableRow] = []
  var notes: [String] = []
  for axis in AxisRegistry.offered(by: store) {
    var counts = [Int](repeating: 0, count: axis.levels.count)
    for code in axis.codes { counts[Int(code)] += 1 }
    let parent = rows.count
    rows.append(
      TableRow(
        cells: [
          .text(axis.spec.id), .text(axis.title), .count(axis.codes.count), .text(axis.definition), .text(axis.source),
        ]))
    for level in Array(1..<axis.levels.count) + [0] where level > 0 || counts[0] > 0 {
      rows.append(
        TableRow(
          cells: [.text(axis.spec.id), .text(axis.levels[level]), .count(counts[level]), .empty, .empty], depth: 1,
          parent: parent, path: [TableRow.PathStep(axis: axis.spec.text, level: axis.levels[level])]))
    }
    notes += axis.notes
    if let choice = DefinitionRegistry.all.first(where: { $0.name == axis.spec.id }) {
      for scheme in choice.schemes {
        let use = scheme.id == store.definitions[choice] ? " (in use)" : ""
        notes.append("--define \(choice.name)=\(scheme.id)\(use): \(scheme.variable.definition)")
      }
    }
  }
  return Table(
    id: "axes", title: "Axes of this file", privacy: .aggregated,
    columns: [
      TableColumn(id: "axis", title: "Axis", alignment: .left),
      TableColumn(id: "level", title: "Level", alignment: .left),
      TableColumn(id: "patients", title: "n"), TableColumn(id: "definition", title: "Definition", alignment: .left),
      TableColumn(id: "source", title: "Source", alignment: .left),
    ],
    rows: rows, notes: notes)
}
