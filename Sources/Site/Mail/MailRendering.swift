// Lays a mail out, and makes of its finished HTML what is sent: the HTML itself with absolute links, its text, both in one message.

import Coding
import Diagnostics
import HTML
import Outputs
import Schema
import Template

extension Renderer {
  /// - Returns: the artifact, with links that are still relative where it is HTML; what is to be said about a mail is said of its HTML alone.
  func mail(
    _ step: Step, _ mail: MailStep, _ memory: RenderMemory
  ) -> (artifact: Artifact?, diagnostics: [Diagnostic]) {
    guard let program = programs[mail.use], let base = settings.baseURL, let sender else { return (nil, []) }
    let rendering: Rendering
    do {
      rendering = try program.render(
        page: .entry(mail.entry), globals: globals, records: records, with: memory, at: mail.layoutPath,
        settings: settings)
    } catch {
      let diagnostic = error.diagnostic.noting(Diagnostic.Note("while laying out \(step.origin.words)"))
      return (nil, mail.form == .html ? [diagnostic] : [])
    }
    let html = LinkForm.absolute(on: base, page: mail.page).rewritten(rendering.bytes, of: mail.layoutPath)
    func artifact(_ bytes: [UInt8]) -> Artifact {
      Artifact(of: step, bytes, template: mail.use.template)
    }
    if mail.form == .html {
      let said = rendering.diagnostics + MailCheck.diagnostics(of: html, at: step.origin.place)
      return (artifact(rendering.bytes), said)
    }
    let text = MailText.of(html)
    if mail.form == .text { return (artifact(text), []) }
    let values = CallContext(
      records: records, recorder: memory.recorder, page: step.path, settings: settings, groupShape: ShapeID(0))
    func slot(_ number: Int?) -> Value { number.map { values.slot($0, of: .entry(mail.entry)) } ?? .none }
    let subject = slot(mail.subject).plainText ?? slot(PageSlot.title.rawValue).plainText ?? ""
    let message = MailMessage(
      subject: subject, sender: sender, text: text, html: html,
      identity: Renderer.identity(of: mail.page, subject, html))
    guard mail.form == .message, case .date(let day) = slot(mail.day) else { return (artifact(message.draft), []) }
    return (artifact(message.message(sentOn: day, by: BaseURL.host(of: base))), [])
  }

  /// Tells one mail from any other: the first half stays when the same issue is corrected.
  private static func identity(of page: SitePath, _ subject: String, _ html: [UInt8]) -> String {
    var writer = ByteWriter(capacity: html.count + 128)
    writer.write(subject)
    writer.write(html)
    return Digest(of: Array(page.path.utf8)).text + writer.digest.text
  }
}
