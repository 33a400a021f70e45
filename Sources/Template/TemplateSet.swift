// The way in: what the engine is given, and `compileTemplates`, which takes files all the way to programs.

package import Diagnostics
package import Schema

/// A template and what it is called by `extends`, by a request, and in messages.
package struct TemplateFile: Sendable {
  /// Path under templates/: `story.html`, `components/card.html`, `mail/issue.html`. Its suffix decides the escaping.
  package let name: String
  package let source: SourceFile

  package init(name: String, source: SourceFile) {
    self.name = name
    self.source = source
  }
}

/// What templates can name, besides their own variables.
package struct TemplateEnvironment: Sendable {
  /// All shapes of the content model, `shapes[id.index]`.
  package let shapes: [Shape]
  package let types: [EntryType]
  /// `site`, then the collections; the order in which a render passes their values.
  package let globals: [Slot]
  /// Filters and functions.
  package let functions: [Function]

  /// A content type as templates see it.
  package struct EntryType: Sendable {
    package let id: TypeID
    /// Singular, as a component's parameter names it: `story`.
    package let name: String
    package let shape: ShapeID
    /// The interfaces it opts into, which some functions ask for.
    package let facets: Set<Facet.Name>

    package init(id: TypeID, name: String, shape: ShapeID, facets: Set<Facet.Name> = []) {
      self.id = id
      self.name = name
      self.shape = shape
      self.facets = facets
    }
  }

  package init(shapes: [Shape], types: [EntryType], globals: [Slot], functions: [Function]) {
    self.shapes = shapes
    self.types = types
    self.globals = globals
    self.functions = functions
  }
}

/// A page template to compile for one kind of page.
package struct TemplateRequest: Sendable, Hashable {
  /// A ``TemplateFile/name``.
  package let template: String
  /// The type of `page`: an entry of one type, or the record of a list, a tag, or a plain page.
  package let subject: ValueType

  package init(template: String, subject: ValueType) {
    self.template = template
    self.subject = subject
  }
}
