// The machine's stack of values: the same as an array, but for places that are not there.

import Schema
import Testing

@testable import Template

@Suite struct ValueStackTests {
  @Test func isAStackOfAnyHeight() {
    var stack = ValueStack(capacity: 0)
    var expected: [Value] = []
    for number in 0..<200 {
      let value: Value = number % 3 == 0 ? .text("text \(number), too long to be kept in place") : .integer(number)
      stack.push(value)
      expected.append(value)
      if number % 5 == 4 { #expect(stack.pop() == expected.removeLast()) }
    }
    #expect(stack.count == expected.count)
    for index in expected.indices { #expect(stack[index] == expected[index]) }
    stack.store(.text("another"), at: 7)
    expected[7] = .text("another")
    #expect(stack.popLast(3) == Array(expected.suffix(3)))
    expected.removeLast(3)
    stack.truncate(to: 10)
    #expect(stack.count == 10 && stack.popLast(100) == Array(expected.prefix(10)))
    #expect(stack.count == 0 && stack.pop() == .none)
  }

  @Test(arguments: [-1, 1, 2, .max, .min])
  func whatIsNotThereIsNone(_ index: Int) {
    var stack = ValueStack(capacity: 8)
    stack.push(.integer(1))
    stack.store(.integer(2), at: index)
    #expect(stack[index] == .none)
    #expect(stack[0] == .integer(1) && stack.count == 1)
  }
}
