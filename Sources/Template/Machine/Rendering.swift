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
  ///   - path: the page's own address, from which links are relative.
  ///   - sizeHint: expected bytes, such as the size of the last page of this template.
  package func render(
    page: Value, globals: [Value], records: RecordTable, at path: SitePath, settings: RenderSettings,
    sizeHint: Int = 4096, limits: RenderLimits = .standard
  ) throws(RenderFault) -> Rendering {
    let context = CallContext(records: records, page: path, settings: settings, groupShape: groupShape)
    var machine = Machine(
      program: self, page: page, globals: globals, context: context, kept: nil,
      output: ByteBuffer(capacity: sizeHint), limits: limits)
    try machine.run()
    return Rendering(bytes: machine.output.bytes, diagnostics: machine.warnings)
  }

  /// The same with what earlier renders left, for all pages of one build.
  ///
  /// - Parameter memory: notes what is read, and keeps more for the next page.
  package func render(
    page: Value, globals: [Value], records: RecordTable, with memory: RenderMemory, at path: SitePath,
    settings: RenderSettings, limits: RenderLimits = .standard
  ) throws(RenderFault) -> Rendering {
    let context = CallContext(
      records: records, recorder: memory.recorder, page: path, settings: settings, groupShape: groupShape)
    var output = ByteBuffer(capacity: 0)
    swap(&output, &memory.buffer)
    output.removeAll()
    var machine = Machine(
      program: self, page: page, globals: globals, context: context, kept: memory.fragments, output: output,
      limits: limits)
    try machine.run()
    let rendering = Rendering(bytes: machine.output.bytes, diagnostics: machine.warnings)
    memory.buffer = machine.output
    return rendering
  }
}
