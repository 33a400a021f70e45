// A value as text, for the filters that work on text: the same text that printing it gives.

import HTML
import Schema

func printedText(_ value: Value, in context: CallContext) throws(FunctionFault) -> String {
  switch value {
  case .html, .list, .record, .entry: throw FunctionFault("this is not text")
  default: return context.printed(value)
  }
}

extension CallContext {
  /// The printed form of a value on the page being rendered.
  func printed(_ value: Value) -> String {
    // No other value asks where it is printed.
    if case .url(.site(let target)) = value { return target.relative(from: page) }
    return Template.printed(value, on: path)
  }
}
