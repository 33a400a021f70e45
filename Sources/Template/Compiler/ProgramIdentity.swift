// A program as bytes that tell it from any other, in every process: what a build compares to know that a template is the
// one of the last build. Each instruction takes a few bytes; a listing of some thousand lines would take milliseconds.

import Diagnostics
import HTML

extension Program {
  /// Everything that makes this program render as it does and report where it does: its code, and the text of each file
  /// that code came from. Two programs with the same identity make the same page of the same subject.
  ///
  /// - Parameter read: is given it for as long as it runs.
  package func withIdentity<T>(_ read: (UnsafeBufferPointer<UInt8>) -> T) -> T {
    let sources = sources
    let size = sources.reduce(code.count * 12 + literals.count) { $0 + files[$1].bytes.count + 128 }
    var bytes = ByteBuffer(capacity: size)
    bytes.append(part: name)
    for instruction in code { bytes.append(instruction) }
    bytes.append(part: literals)
    for constant in constants { bytes.append(part: dumped(constant)) }
    for site in functions {
      bytes.append(part: site.function.name)
      for argument in site.arguments { bytes.append(argument) }
      bytes.append(operand: Int32(truncatingIfNeeded: site.valueCount))
    }
    for component in components {
      bytes.append(part: component.name)
      for number in [component.entry, component.parameterCount, component.localCount] {
        bytes.append(operand: Int32(truncatingIfNeeded: number))
      }
    }
    bytes.append(operand: Int32(truncatingIfNeeded: localCount))
    for file in sources {
      bytes.append(part: files[file].path)
      bytes.append(part: files[file].bytes)
    }
    return bytes.withBytes(read)
  }

  /// Indexes of the files that code came from, in order.
  private var sources: [Int] {
    var isSource = Array(repeating: false, count: files.count)
    for origin in origins where files.indices.contains(origin.file) { isSource[origin.file] = true }
    return files.indices.filter { isSource[$0] }
  }
}

extension ByteBuffer {
  fileprivate mutating func append(operand: Int32) {
    withUnsafeBytes(of: operand.littleEndian) { append($0.assumingMemoryBound(to: UInt8.self)) }
  }

  /// With its length before it, so that no two parts can be taken for one.
  fileprivate mutating func append(part: [UInt8]) {
    append(operand: Int32(truncatingIfNeeded: part.count))
    append(part)
  }

  fileprivate mutating func append(part: String) {
    append(operand: Int32(truncatingIfNeeded: part.utf8.count))
    append(part)
  }

  fileprivate mutating func append(_ argument: Program.ArgumentSource) {
    switch argument {
    case .value: append(part: "value")
    case .field(let path): append(part: "field" + dumped(path))
    case .conditions(let paths): append(part: "conditions" + paths.map { dumped($0) + ":" }.joined())
    }
  }

  fileprivate mutating func append(_ instruction: Instruction) {
    switch instruction {
    case .literal(let start, let count): append(code: 0, start, count)
    case .push(let constant): append(code: 1, constant)
    case .pushPage: append(code: 2)
    case .pushGlobal(let index): append(code: 3, index)
    case .pushLocal(let index): append(code: 4, index)
    case .pushLoop(let field): append(code: 5, word: field.rawValue)
    case .slot(let slot): append(code: 6, slot)
    case .pushLocalSlot(let local, let slot): append(code: 7, local, slot)
    case .storeLocal(let index): append(code: 8, index)
    case .print(let escape): append(code: 9, word: escape.rawValue)
    case .printLocalSlot(let local, let slot, let escape): append(code: 10, local, slot, word: escape.rawValue)
    case .printPageSlot(let slot, let escape): append(code: 11, slot, word: escape.rawValue)
    case .not: append(code: 12)
    case .compare(let comparison): append(code: 13, word: comparison.rawValue)
    case .contained: append(code: 14)
    case .arithmetic(let operation): append(code: 15, word: operation.rawValue)
    case .convert(let conversion): append(code: 16, word: conversion.rawValue)
    case .join(let count): append(code: 17, count)
    case .list(let count): append(code: 18, count)
    case .jump(let target): append(code: 19, target)
    case .jumpIfFalse(let target): append(code: 20, target)
    case .jumpIfTrue(let target): append(code: 21, target)
    case .jumpIfNone(let target): append(code: 22, target)
    case .jumpUnlessNone(let target): append(code: 23, target)
    case .beginLoop(let local, let target): append(code: 24, local, target)
    case .nextTurn(let local, let body): append(code: 25, local, body)
    case .callFunction(let index): append(code: 26, index)
    case .callComponent(let index): append(code: 27, index)
    case .returnFromComponent: append(code: 28)
    case .beginCapture: append(code: 29)
    case .endCapture: append(code: 30)
    case .stop: append(code: 31)
    }
  }

  private mutating func append(code: UInt8, _ first: Int32? = nil, _ second: Int32? = nil, word: String = "") {
    append(code)
    if let first { append(operand: first) }
    if let second { append(operand: second) }
    append(word)
    append(UInt8(0))
  }
}
