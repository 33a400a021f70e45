// A value as text, for the filters that work on text: the same text that printing it gives.

import Schema

func printedText(_ value: Value, in context: CallContext) throws(FunctionFault) -> String {
  switch value {
  case .html, .list, .record, .entry: throw FunctionFault("this is not text")
  default: return printed(value, on: context.page)
  }
}
