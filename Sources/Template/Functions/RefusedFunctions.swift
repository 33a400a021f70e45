// Names that people look for and do not find, with the reason and what to write instead. The checker answers with these
// before it looks for a similar spelling.

/// Filters and functions that are refused, and the usual names elsewhere of those that have another name here.
package let refusedFunctions: [(name: String, why: String)] = notDeterministic + notSafe + namedOtherwise

private let notDeterministic: [(name: String, why: String)] = [
  (
    "ago",
    "\"3 days ago\" is wrong the day after the build; print the date: {{ page.date | date(\"d MMMM yyyy\") }}"
  ),
  (
    "timeago",
    "\"3 days ago\" is wrong the day after the build; print the date: {{ page.date | date(\"d MMMM yyyy\") }}"
  ),
  ("now", "templates have no clock, so that a build can be repeated; the day of the build is site.today"),
  ("today", "templates have no clock, so that a build can be repeated; the day of the build is site.today"),
  ("random", "a build must print the same each time; choose with sort and first"),
  ("shuffle", "a build must print the same each time; choose an order with sort"),
  ("sample", "a build must print the same each time; choose with sort and take"),
]

private let notSafe: [(name: String, why: String)] = [
  ("safe", "nothing switches escaping off; fields of kind markdown are HTML already and print as they are"),
  ("raw", "nothing switches escaping off; to show template marks as text, write {% raw %} … {% end %}"),
  ("unescape", "nothing switches escaping off; for text without HTML, write plain"),
  ("escape", "every value is escaped for the place where it stands; write it without a filter"),
  ("e", "every value is escaped for the place where it stands; write it without a filter"),
  ("urlencode", "a value in a link's address is encoded by itself; write it without a filter"),
  ("url_encode", "a value in a link's address is encoded by itself; write it without a filter"),
  (
    "tojson",
    "a value inside <script type=\"application/json\"> is written as JSON by itself; write it without a filter"
  ),
  (
    "json",
    "a value inside <script type=\"application/json\"> is written as JSON by itself; write it without a filter"
  ),
  ("markdown", "Markdown is read when the content is; give the field the kind markdown in its type declaration"),
  ("markdownify", "Markdown is read when the content is; give the field the kind markdown in its type declaration"),
  ("include", "a template takes another's text only by {% extends %} or as a component: {{ card(story: s) }}"),
]

private let namedOtherwise: [(name: String, why: String)] = [
  ("default", "write {{ page.summary ?? \"none\" }}"),
  ("d", "write {{ page.summary ?? \"none\" }}"),
  ("length", "the number of members is count; the number of words is words"),
  ("size", "the number of members is count; the number of words is words"),
  ("len", "the number of members is count; the number of words is words"),
  ("title", "the filter for a capital letter is capitalize; for the page's title write page.title"),
  ("uppercase", "write upper"),
  ("upcase", "write upper"),
  ("lowercase", "write lower"),
  ("downcase", "write lower"),
  ("slugify", "write slug"),
  ("strip", "write trim"),
  ("striptags", "write plain"),
  ("strip_html", "write plain"),
  ("wordcount", "write words"),
  ("number_of_words", "write words"),
  ("truncatewords", "truncate counts letters and cuts between words: truncate(160)"),
  ("selectattr", "write where(field: value)"),
  ("filter", "write where(field: value)"),
  ("rejectattr", "write reject(field: value)"),
  ("groupby", "write group(by: field)"),
  ("group_by", "write group(by: field)"),
  ("sort_by", "write sort(by: field)"),
  ("order_by", "write sort(by: field)"),
  ("limit", "write take(n)"),
  ("slice", "write skip(n) | take(n)"),
  ("offset", "write skip(n)"),
  ("uniq", "write unique"),
  ("avg", "write average"),
  ("mean", "write average"),
  ("strftime", "write date(\"d MMMM yyyy\")"),
  ("date_format", "write date(\"d MMMM yyyy\")"),
  ("date_to_string", "write date(\"d MMMM yyyy\")"),
  ("relative_url", "write url"),
  ("absurl", "write absolute_url"),
  ("relurl", "write url"),
  ("url_for", "write url"),
  ("currency", "write money"),
  ("format", "numbers have number, percent, signed and money; dates have date"),
]
