// The flat program: instructions for a stack machine, with every name a number and every jump a place in the code.

/// One step. `pop` and `push` speak of the value stack; jump targets are indexes into the code.
enum Instruction: Sendable, Hashable {
  /// Copies literal bytes to the output.
  case literal(start: Int32, count: Int32)
  case push(constant: Int32)
  case pushPage
  case pushGlobal(Int32)
  case pushLocal(Int32)
  case pushLoop(LoopField)
  /// Replaces a record or an entry by one of its slots; none stays none.
  case slot(Int32)
  /// A slot of a local, without the stack: the commonest expression there is.
  case pushLocalSlot(local: Int32, slot: Int32)
  case storeLocal(Int32)

  /// Pops and prints.
  case print(Escape)
  case printLocalSlot(local: Int32, slot: Int32, Escape)
  case printPageSlot(Int32, Escape)

  case not
  case compare(Comparison)
  case contained
  case arithmetic(Arithmetic)
  case convert(Conversion)
  /// Pops so many and pushes their printed forms, joined.
  case join(Int32)
  case list(Int32)

  case jump(Int32)
  /// Pops.
  case jumpIfFalse(Int32)
  case jumpIfTrue(Int32)
  /// Jumps when the top of the stack is none, and leaves it there.
  case jumpIfNone(Int32)
  /// Jumps when the top of the stack is there; else pops the none.
  case jumpUnlessNone(Int32)

  /// Pops a list; jumps when it is empty, else sets the local to its first member.
  case beginLoop(local: Int32, ifEmpty: Int32)
  /// Sets the local to the next member and jumps to the body; after the last, leaves the loop.
  case nextTurn(local: Int32, body: Int32)

  case callFunction(Int32)
  /// Runs a component: its arguments are popped into its first locals.
  case callComponent(Int32)
  case returnFromComponent
  /// Output from here on is kept aside, until it is pushed as HTML.
  case beginCapture
  case endCapture
  case stop
}
