// A value as text, for the filters that work on text: the same text that printing it would give.

import FoundationEssentials
import HTML
import Schema

func printedText(_ value: Value, in context: CallContext) throws(FunctionFault) -> String {
  switch value {
  case .none: return ""
  case .text(let text): return text
  case .choice(let choice): return choice.label
  case .boolean(let answer): return answer ? "true" : "false"
  case .integer(let number): return String(number)
  case .decimal(let number): return number.description
  case .percent(let number): return number.description
  case .money(let money):
    return DecimalDigits(money.amount).rounded(to: minorDigits(of: money.currency)).plain + " " + money.currency
  case .date(let day): return day.iso
  case .dateTime(let time): return time.day.iso
  case .duration(let duration): return String(duration.minutes)
  case .period(let period): return "\(period.year)-Q\(period.quarter)"
  case .url(.site(let path)): return path.relative(from: context.page)
  case .url(.external(let address)): return address
  case .html, .list, .record, .entry: throw FunctionFault("this is not text")
  }
}
