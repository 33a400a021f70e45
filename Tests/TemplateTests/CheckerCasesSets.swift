// Faults that lie between files: parents, blocks, components, and how the way to them is told.

import Diagnostics

let checkerSetCases: [CheckerCase] = [
  CheckerCase(
    "a component that calls itself", "x", (.recursion, "a"), components: "{% component a() %}{{ «a() }}{% end %}"),
  CheckerCase(
    "two components that call each other", "x", (.recursion, "b"),
    components: "{% component a() %}{{ b() }}{% end %}{% component b() %}{{ «a() }}{% end %}"),
  CheckerCase("a template that extends itself", "{% extends «\"story.html\" %}", (.unknownTemplate, "story.html")),
  CheckerCase(
    "parents that extend each other", "{% extends \"base.html\" %}", (.unknownTemplate, "story.html"),
    parent: "{% extends «\"story.html\" %}"),
  CheckerCase(
    "a parent's unknown parent", "{% extends \"base.html\" %}", (.unknownTemplate, "root.html"),
    parent: "{% extends «\"root.html\" %}"),
  CheckerCase(
    "a component as parent", "{% extends «\"components/parts.html\" %}",
    (.unknownTemplate, "components/parts.html"), components: "{% component a() %}x{% end %}"),
  CheckerCase(
    "text beside the blocks of a child", "{% extends \"base.html\" %}«lost{% block main %}x{% end %}",
    (.misplacedTag, "block"), parent: base),
  CheckerCase(
    "a value beside the blocks of a child",
    "{% extends \"base.html\" %}{{ «page.title }}{% block main %}x{% end %}", (.misplacedTag, "block"),
    parent: base),
  CheckerCase("extends after text", "x«{% extends \"base.html\" %}", (.misplacedTag, "first"), parent: base),
  CheckerCase(
    "extends twice", "{% extends \"base.html\" %}«{% extends \"base.html\" %}", (.misplacedTag, "one parent"),
    parent: base),
  CheckerCase(
    "a fault in a parent says where it is extended", "{% extends \"base.html\" %}{% block main %}x{% end %}",
    (.unknownTemplateField, "extended from here"), parent: "<p>{{ page.«tilte }}{% block main %}{% end %}"),
  CheckerCase(
    "a block that is replaced need not suit the page",
    "{% extends \"base.html\" %}{% block main %}{{ page.«tilte }}{% end %}", (.unknownTemplateField, "title"),
    parent: "<p>{% block main %}{{ page.items | count }}{% end %}"),
  CheckerCase(
    "a fault in a child's block", "{% extends \"base.html\" %}{% block main %}{{ page.«tilte }}{% end %}",
    (.unknownTemplateField, "title"), parent: base),
  CheckerCase(
    "faults in parent and child", "{% extends \"base.html\" %}{% block main %}{{ page.«a1 }}{% end %}",
    (.unknownTemplateField, "b1"), (.unknownTemplateField, "a1"), parent: "{{ page.«b1 }}{% block main %}{% end %}"),
  CheckerCase(
    "a parent is checked against the page's type", "{% extends \"base.html\" %}",
    (.unknownTemplateField, "durration"),
    parent: "{{ page.program.«durration }}{% block main %}{% end %}"),
  CheckerCase(
    "super without a parent's block", "{% block main %}{{ «super() }}{% end %}", (.misplacedName, "main")),
  CheckerCase(
    "a fault in a component is found when nobody calls it", "x", (.unknownTemplateField, "tilte"),
    components: "{% component a(s: story) %}{{ s.«tilte }}{% end %}"),
  CheckerCase(
    "a component twice", "x", (.declaredTwice, "\"a\""),
    components: "{% component a() %}x{% end %}{% component «a() %}y{% end %}"),
  CheckerCase(
    "a component named like a function", "x", (.declaredTwice, "asset"),
    components: "{% component «asset() %}x{% end %}"),
  CheckerCase(
    "a parameter twice", "x", (.declaredTwice, "\"s\""),
    components: "{% component a(s: story, «s: text) %}x{% end %}"),
  CheckerCase(
    "a component outside its folder", "{% component «a() %}x{% end %}", (.misplacedTag, "components/")),
  CheckerCase(
    "text among components", "x", (.misplacedTag, "component"),
    components: "«stray {% component a() %}x{% end %}"),
  CheckerCase(
    "a block in a component", "x", (.misplacedTag, "block"),
    components: "{% component a() %}«{% block b %}x{% end %}{% end %}"),
  CheckerCase(
    "a component in a block", "{% block b %}«{% component a() %}x{% end %}{% end %}", (.misplacedTag, "by itself")),
  CheckerCase(
    "extends in a file of components", "x", (.misplacedTag, "extends nothing"),
    components: "{% extends «\"base.html\" %}{% component a() %}x{% end %}", parent: base),
  CheckerCase(
    "an unsafe place in a component says who calls it", "<p>{{ a(t: page.title) }}</p>",
    (.unquotedAttribute, "called from here"), components: "{% component a(t: text) %}<p title={{ «t }}>{% end %}"),
  CheckerCase(
    "an unsafe place in a parent says where it is extended",
    "{% extends \"base.html\" %}{% block main %}x{% end %}", (.valueInScript, "extended from here"),
    parent: "<script>{{ «page.title }}</script>{% block main %}{% end %}"),
]

private let base = "<main>{% block main %}{% end %}</main>"
