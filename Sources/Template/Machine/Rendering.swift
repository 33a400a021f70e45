// What goes into a render and what comes out of it.

package import Diagnostics
package import HTML
package import Schema

/// The finished bytes of a page, with warnings such as a blocked URL.
package struct Rendering: Sendable {
  package let bytes: [UInt8]
  package let diagnostics: [Diagnostic]
}

/// A page that could not be rendered: a bound was exceeded, or a calculation or a function had no answer.
package struct RenderFault: Error, Sendable {
  package let diagnostic: Diagnostic
}

/// Bounds on one page. A template cannot run forever, but loops in loops can take long and write much.
package struct RenderLimits: Sendable {
  /// Turns of all loops together.
  package let loopSteps: Int
  package let outputBytes: Int

  package init(loopSteps: Int, outputBytes: Int) {
    self.loopSteps = loopSteps
    self.outputBytes = outputBytes
  }

  package static let standard = RenderLimits(loopSteps: 1_000_000, outputBytes: 32 * 1024 * 1024)
}

extension Program {
  /// Renders one page.
  ///
  /// - Parameters:
  ///   - page: the subject: an entry, or the record of a list or another page.
  ///   - globals: one value for each of ``TemplateEnvironment/globals``.
  ///   - records: every entry's record.
  ///   - recorder: notes what the render reads.
  ///   - path: the page's own address, from which links are relative.
  ///   - sizeHint: expected bytes, such as the size of the last page of this template.
  package func render(
    page: Value, globals: [Value], records: RecordTable, recorder: ReadRecorder? = nil, at path: SitePath,
    settings: RenderSettings, sizeHint: Int = 4096, limits: RenderLimits = .standard
  ) throws(RenderFault) -> Rendering {
    var buffer = ByteBuffer(capacity: sizeHint)
    return try render(
      page: page, globals: globals, records: records, recorder: recorder, at: path, settings: settings,
      reusing: &buffer, limits: limits)
  }

  /// The same in memory that is there already, such as that of the page before, which the processor has at hand.
  ///
  /// - Parameter buffer: is emptied first.
  package func render(
    page: Value, globals: [Value], records: RecordTable, recorder: ReadRecorder?, at path: SitePath,
    settings: RenderSettings, reusing buffer: inout ByteBuffer, limits: RenderLimits = .standard
  ) throws(RenderFault) -> Rendering {
    let context = CallContext(
      records: records, recorder: recorder, page: path, settings: settings, groupShape: groupShape)
    var output = ByteBuffer(capacity: 0)
    swap(&output, &buffer)
    output.removeAll()
    var machine = Machine(
      program: self, page: page, globals: globals, context: context, output: output, limits: limits)
    try machine.run()
    let rendering = Rendering(bytes: machine.output.bytes, diagnostics: machine.warnings)
    buffer = machine.output
    return rendering
  }
}
