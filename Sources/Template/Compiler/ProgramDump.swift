// A program as a listing, one instruction a line.

import Diagnostics

extension Program {
  /// The code with the texts and constants it names.
  var listing: String {
    var lines = ["\(name): \(localCount) locals\n"]
    for (index, instruction) in code.enumerated() {
      if let component = components.first(where: { $0.entry == index }) {
        lines.append("\(component.name): \(component.parameterCount) parameters, \(component.localCount) locals\n")
      }
      lines.append("  \(index) \(describe(instruction))\n")
    }
    return lines.joined()
  }

  private func describe(_ instruction: Instruction) -> String {
    switch instruction {
    case .literal(let start, let count): "literal " + quoted(literals[Int(start)..<Int(start + count)])
    case .push(let constant): "push " + dumped(constants[Int(constant)])
    case .pushPage: "push page"
    case .pushGlobal(let index): "push global \(index)"
    case .pushLocal(let index): "push local \(index)"
    case .pushLoop(let field): "push loop.\(field.rawValue)"
    case .slot(let slot): "slot \(slot)"
    case .pushLocalSlot(let local, let slot): "push local \(local).\(slot)"
    case .storeLocal(let index): "store local \(index)"
    case .print(let escape): "print \(escape.rawValue)"
    case .printLocalSlot(let local, let slot, let escape): "print \(escape.rawValue) local \(local).\(slot)"
    case .printPageSlot(let slot, let escape): "print \(escape.rawValue) page.\(slot)"
    case .compare(let comparison): "compare \(comparison.rawValue)"
    case .arithmetic(let operation): "reckon \(operation.rawValue)"
    case .convert(let conversion): "convert \(conversion.rawValue)"
    case .join(let count): "join \(count)"
    case .list(let count): "list \(count)"
    case .jump(let target): "jump \(target)"
    case .jumpIfFalse(let target): "jump if false \(target)"
    case .jumpIfTrue(let target): "jump if true \(target)"
    case .jumpIfNone(let target): "jump if none \(target)"
    case .jumpUnlessNone(let target): "jump unless none \(target)"
    case .beginLoop(let local, let target): "begin loop local \(local), if empty \(target)"
    case .nextTurn(let local, let body): "next turn local \(local), body \(body)"
    case .callFunction(let index):
      "call \(functions[Int(index)].function.name)" + describe(functions[Int(index)].arguments)
    case .callComponent(let index): "call \(components[Int(index)].name)"
    case .not, .contained, .returnFromComponent, .beginCapture, .endCapture, .stop: "\(instruction)"
    }
  }

  private func describe(_ arguments: [ArgumentSource]) -> String {
    arguments.map { argument in
      switch argument {
      case .value: " value"
      case .field(let path): " " + dumped(path)
      case .conditions(let paths): paths.map { " " + dumped($0) + ":" }.joined()
      }
    }.joined()
  }
}
