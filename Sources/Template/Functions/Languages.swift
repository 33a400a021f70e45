// Month and day names, and the marks of numbers, by language: tables of ours, so that output does not depend on a machine's
// locale. Source: Unicode CLDR (gregorian calendar, "format" names; Latin digits), as of version 44.

/// How one language writes dates and numbers. A class, because a copy would count two dozen references at every call.
final class Language: Sendable {
  enum CurrencyPlace: Sendable {
    case before(space: String)
    case after
  }

  /// BCP 47.
  let tag: String
  /// January first.
  let months: [String]
  let shortMonths: [String]
  /// Sunday first.
  let days: [String]
  let shortDays: [String]
  let halfDays: (am: String, pm: String)
  /// A ``DateFormat`` for a date in running text.
  let longDate: String
  /// The same, read.
  let longDateFormat: DateFormat?
  let decimalMark: String
  let groupMark: String
  /// Digits the first group must have for grouping to begin: 2 where 1234 is written but 12.345.
  let minimumGrouped: Int
  let percentSpace: String
  let currencyPlace: CurrencyPlace

  init(
    _ tag: String, months: String, shortMonths: String, days: String, shortDays: String,
    halfDays: (am: String, pm: String) = ("AM", "PM"), longDate: String, decimalMark: String = ",",
    groupMark: String,
    minimumGrouped: Int = 1, percentSpace: String = "", currency: CurrencyPlace = .after
  ) {
    self.tag = tag
    self.months = Language.names(months)
    self.shortMonths = Language.names(shortMonths)
    self.days = Language.names(days)
    self.shortDays = Language.names(shortDays)
    self.halfDays = halfDays
    self.longDate = longDate
    longDateFormat = try? DateFormat(longDate)
    self.decimalMark = decimalMark
    self.groupMark = groupMark
    self.minimumGrouped = minimumGrouped
    self.percentSpace = percentSpace
    currencyPlace = currency
  }

  /// The language with this tag: exactly, else by its first part (`fr-CA` -> fr), else British English.
  static func of(_ tag: String) -> Language {
    if let known = all.first(where: { $0.tag == tag }) { return known }
    let wanted = tag.lowercased()
    if let exact = all.first(where: { $0.tag.lowercased() == wanted }) { return exact }
    let primary = wanted.prefix { $0 != "-" && $0 != "_" }
    let known = primary == "no" || primary == "nn" ? "nb" : primary
    return all.first { $0.tag == known } ?? britishEnglish
  }

  private static func names(_ list: String) -> [String] { list.split(separator: ",").map(String.init) }
}

private let noBreakSpace = "\u{A0}"
private let narrowNoBreakSpace = "\u{202F}"

extension Language {
  static let all = [
    britishEnglish, americanEnglish, german, french, dutch, spanish, portuguese, europeanPortuguese, italian,
    swedish,
    danish, norwegian,
  ]

  static let britishEnglish = Language(
    "en-GB",
    months: "January,February,March,April,May,June,July,August,September,October,November,December",
    shortMonths: "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sept,Oct,Nov,Dec",
    days: "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday", shortDays: "Sun,Mon,Tue,Wed,Thu,Fri,Sat",
    halfDays: ("am", "pm"), longDate: "d MMMM yyyy", decimalMark: ".", groupMark: ",", currency: .before(space: ""))

  private static let americanEnglish = Language(
    "en-US",
    months: "January,February,March,April,May,June,July,August,September,October,November,December",
    shortMonths: "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec",
    days: "Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday", shortDays: "Sun,Mon,Tue,Wed,Thu,Fri,Sat",
    longDate: "MMMM d, yyyy", decimalMark: ".", groupMark: ",", currency: .before(space: ""))

  private static let german = Language(
    "de",
    months: "Januar,Februar,März,April,Mai,Juni,Juli,August,September,Oktober,November,Dezember",
    shortMonths: "Jan.,Feb.,März,Apr.,Mai,Juni,Juli,Aug.,Sept.,Okt.,Nov.,Dez.",
    days: "Sonntag,Montag,Dienstag,Mittwoch,Donnerstag,Freitag,Samstag", shortDays: "So.,Mo.,Di.,Mi.,Do.,Fr.,Sa.",
    longDate: "d. MMMM yyyy", groupMark: ".", percentSpace: noBreakSpace)

  private static let french = Language(
    "fr",
    months: "janvier,février,mars,avril,mai,juin,juillet,août,septembre,octobre,novembre,décembre",
    shortMonths: "janv.,févr.,mars,avr.,mai,juin,juil.,août,sept.,oct.,nov.,déc.",
    days: "dimanche,lundi,mardi,mercredi,jeudi,vendredi,samedi", shortDays: "dim.,lun.,mar.,mer.,jeu.,ven.,sam.",
    longDate: "d MMMM yyyy", groupMark: narrowNoBreakSpace, percentSpace: narrowNoBreakSpace)

  private static let dutch = Language(
    "nl",
    months: "januari,februari,maart,april,mei,juni,juli,augustus,september,oktober,november,december",
    shortMonths: "jan,feb,mrt,apr,mei,jun,jul,aug,sep,okt,nov,dec",
    days: "zondag,maandag,dinsdag,woensdag,donderdag,vrijdag,zaterdag", shortDays: "zo,ma,di,wo,do,vr,za",
    halfDays: ("a.m.", "p.m."), longDate: "d MMMM yyyy", groupMark: ".", currency: .before(space: noBreakSpace))

  private static let spanish = Language(
    "es",
    months: "enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre",
    shortMonths: "ene,feb,mar,abr,may,jun,jul,ago,sept,oct,nov,dic",
    days: "domingo,lunes,martes,miércoles,jueves,viernes,sábado", shortDays: "dom,lun,mar,mié,jue,vie,sáb",
    halfDays: ("a.\u{A0}m.", "p.\u{A0}m."), longDate: "d 'de' MMMM 'de' yyyy", groupMark: ".", minimumGrouped: 2,
    percentSpace: noBreakSpace)

  /// As in Brazil, which CLDR takes for the language as a whole.
  private static let portuguese = Language(
    "pt",
    months: "janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro",
    shortMonths: "jan.,fev.,mar.,abr.,mai.,jun.,jul.,ago.,set.,out.,nov.,dez.",
    days: "domingo,segunda-feira,terça-feira,quarta-feira,quinta-feira,sexta-feira,sábado",
    shortDays: "dom.,seg.,ter.,qua.,qui.,sex.,sáb.",
    longDate: "d 'de' MMMM 'de' yyyy", groupMark: ".", currency: .before(space: noBreakSpace))

  private static let europeanPortuguese = Language(
    "pt-PT",
    months: "janeiro,fevereiro,março,abril,maio,junho,julho,agosto,setembro,outubro,novembro,dezembro",
    shortMonths: "jan.,fev.,mar.,abr.,mai.,jun.,jul.,ago.,set.,out.,nov.,dez.",
    days: "domingo,segunda-feira,terça-feira,quarta-feira,quinta-feira,sexta-feira,sábado",
    shortDays: "domingo,segunda,terça,quarta,quinta,sexta,sábado", halfDays: ("da manhã", "da tarde"),
    longDate: "d 'de' MMMM 'de' yyyy", groupMark: noBreakSpace, minimumGrouped: 2)

  private static let italian = Language(
    "it",
    months: "gennaio,febbraio,marzo,aprile,maggio,giugno,luglio,agosto,settembre,ottobre,novembre,dicembre",
    shortMonths: "gen,feb,mar,apr,mag,giu,lug,ago,set,ott,nov,dic",
    days: "domenica,lunedì,martedì,mercoledì,giovedì,venerdì,sabato", shortDays: "dom,lun,mar,mer,gio,ven,sab",
    longDate: "d MMMM yyyy", groupMark: ".")

  private static let swedish = Language(
    "sv",
    months: "januari,februari,mars,april,maj,juni,juli,augusti,september,oktober,november,december",
    shortMonths: "jan.,feb.,mars,apr.,maj,juni,juli,aug.,sep.,okt.,nov.,dec.",
    days: "söndag,måndag,tisdag,onsdag,torsdag,fredag,lördag", shortDays: "sön,mån,tis,ons,tors,fre,lör",
    halfDays: ("fm", "em"), longDate: "d MMMM yyyy", groupMark: noBreakSpace, percentSpace: noBreakSpace)

  private static let danish = Language(
    "da",
    months: "januar,februar,marts,april,maj,juni,juli,august,september,oktober,november,december",
    shortMonths: "jan.,feb.,mar.,apr.,maj,jun.,jul.,aug.,sep.,okt.,nov.,dec.",
    days: "søndag,mandag,tirsdag,onsdag,torsdag,fredag,lørdag", shortDays: "søn.,man.,tirs.,ons.,tors.,fre.,lør.",
    longDate: "d. MMMM yyyy", groupMark: ".", percentSpace: noBreakSpace)

  private static let norwegian = Language(
    "nb",
    months: "januar,februar,mars,april,mai,juni,juli,august,september,oktober,november,desember",
    shortMonths: "jan.,feb.,mars,apr.,mai,juni,juli,aug.,sep.,okt.,nov.,des.",
    days: "søndag,mandag,tirsdag,onsdag,torsdag,fredag,lørdag", shortDays: "søn.,man.,tir.,ons.,tor.,fre.,lør.",
    halfDays: ("a.m.", "p.m."), longDate: "d. MMMM yyyy", groupMark: noBreakSpace, percentSpace: noBreakSpace)
}
