// The one file that touches libyaml: its events become a `YAMLTree`, its errors and whatever we refuse become faults.
//
// 1. The bytes are checked (`YAMLByteCheck`); with a fault there, libyaml is not asked.
// 2. Nor is it where the commonest forms are all that is used (`PlainYAML`).
// 3. Each event is handed to `YAMLTreeBuilder`. The loop is iterative, and the depth of open nodes is bounded.
// 4. libyaml stops at the first fault of notation; what was read until then is kept.

import CYAML
import Diagnostics

/// A document as far as it could be read.
struct YAMLReading: Sendable {
  let tree: YAMLTree
  let faults: [Located<YAMLFault>]
  /// Where reading stopped before the end; what follows is not in the tree, so nothing can be said to be missing.
  let stop: Span?
}

/// Reads the YAML in `range` of a file. A byte order mark at its beginning is skipped.
func readYAML(_ range: Range<Int>, of bytes: [UInt8]) -> YAMLReading {
  let range = withoutByteOrderMark(range.clamped(to: 0..<bytes.count), of: bytes)
  let check = YAMLByteCheck(range, of: bytes)
  if let fault = check.faults.first {
    return YAMLReading(tree: .empty, faults: check.faults, stop: fault.span)
  }
  return PlainYAML.read(range, of: bytes) ?? askLibyaml(range, of: bytes, isASCII: check.isASCII)
}

/// - Parameter range: bytes in which ``YAMLByteCheck`` found no fault.
func askLibyaml(_ range: Range<Int>, of bytes: [UInt8], isASCII: Bool) -> YAMLReading {
  let offsets = CharacterOffsets(range, of: bytes, isASCII: isASCII)
  var builder = YAMLTreeBuilder(range, of: bytes, offsets: offsets)
  let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  defer { parser.deallocate() }
  guard yaml_parser_initialize(parser) == 1 else {
    return builder.finish(stoppedBy: Located(.unreadable("out of memory"), at: Span(at: range.lowerBound)))
  }
  defer { yaml_parser_delete(parser) }
  return bytes.withUnsafeBufferPointer { buffer in
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, buffer.baseAddress.map { $0 + range.lowerBound }, range.count)
    return feed(&builder, from: parser)
  }
}

private func feed(_ builder: inout YAMLTreeBuilder, from parser: UnsafeMutablePointer<yaml_parser_t>) -> YAMLReading
{
  var event = yaml_event_t()
  while true {
    guard yaml_parser_parse(parser, &event) == 1 else {
      return builder.finish(stoppedBy: builder.notationFault(YAMLProblem(parser.pointee)))
    }
    defer { yaml_event_delete(&event) }
    if event.type == YAML_STREAM_END_EVENT { return builder.finish(stoppedBy: nil) }
    if let stop = builder.take(event) { return builder.finish(stoppedBy: stop) }
  }
}

private func withoutByteOrderMark(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
  bytes[range].starts(with: [0xEF, 0xBB, 0xBF]) ? (range.lowerBound + 3)..<range.upperBound : range
}

extension YAMLProblem {
  fileprivate init(_ parser: yaml_parser_t) {
    problem = parser.problem.map { String(cString: $0) } ?? ""
    context = parser.context.map { String(cString: $0) } ?? ""
    character = Int(parser.problem_mark.index)
    contextCharacter = parser.context == nil ? nil : Int(parser.context_mark.index)
  }
}

extension YAMLTreeBuilder {
  /// Takes one event; a fault that makes going on pointless is returned, others are collected.
  fileprivate mutating func take(_ event: yaml_event_t) -> Located<YAMLFault>? {
    let start = Int(event.start_mark.index)
    let end = Int(event.end_mark.index)
    switch event.type {
    case YAML_DOCUMENT_START_EVENT:
      let data = event.data.document_start
      let hasDirective = data.version_directive != nil || data.tag_directives.start != nil
      return startDocument(start, end, hasDirective: hasDirective)
    case YAML_ALIAS_EVENT:
      alias(start, end)
    case YAML_SCALAR_EVENT:
      let data = event.data.scalar
      properties(start, anchor: data.anchor != nil, tag: data.tag != nil)
      scalar(
        YAMLNode.Kind(data.style), start, end,
        UnsafeBufferPointer(start: data.value.map { UnsafePointer($0) }, count: data.length))
    case YAML_SEQUENCE_START_EVENT:
      let data = event.data.sequence_start
      properties(start, anchor: data.anchor != nil, tag: data.tag != nil)
      return open(.sequence, start)
    case YAML_MAPPING_START_EVENT:
      let data = event.data.mapping_start
      properties(start, anchor: data.anchor != nil, tag: data.tag != nil)
      return open(.mapping, start)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      close(start, end)
    default:
      break
    }
    return nil
  }
}

extension YAMLNode.Kind {
  fileprivate init(_ style: yaml_scalar_style_t) {
    switch style {
    case YAML_PLAIN_SCALAR_STYLE: self = .plain
    case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: self = .block
    default: self = .quoted
    }
  }
}
