"""The calendar files of a finished portal by the rules of RFC 5545, against the content and the zone data of this machine; and,
where it is installed, by icalendar as a second opinion.

Usage: python3 calendars.py FOLDER...
"""

import importlib.util
import re
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from crawl import base_url
from portal import TODAY, Report, files, sources
from related import is_out

FEED = "sessions/calendar.ics"
UTC = re.compile(r"\d{8}T\d{6}Z")
LOCAL = re.compile(r"\d{8}T\d{6}")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "CONTACT", "UID", "NAME", "X-WR-CALNAME", "TZNAME"}
ONCE = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS")
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def main(folders):
    return all([check_folder(Path(folder)) for folder in folders])


def check_folder(folder):
    report = Report(f"calendars of {folder.name}")
    found = {name: path.read_bytes() for name, path in files(folder) if name.endswith(".ics")}
    report.require(FEED in found, folder.name, f"has no {FEED}")
    events = {name: check_file(report, name, data) for name, data in found.items()}
    feed = events.pop(FEED, [])
    report.require(feed and all(len(own) == 1 for own in events.values()), folder.name, "a file of one event has more")
    alone = sorted((event for own in events.values() for event in own), key=uid)
    report.require(sorted(feed, key=uid) == alone, FEED, "does not hold the events of the other files")
    check_pages(report, folder, events)
    check_content(report, feed)
    check_with_icalendar(report, found)
    return report.finish()


# MARK: One file


def check_file(report, name, data):
    """Lines and structure; gives the events, each as a list of (name, parameters, value)."""
    report.count("files")
    report.require(data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b""), name, "has other ends of lines than CRLF")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        report.require(0 < len(line) <= 75, name, f"has a line of {len(line)} octets")
        report.require(is_text(line), name, f"cuts a character in two: {line!r}")
    lines = [parsed(line) for line in unfolded(data)]
    report.require([line[0] for line in lines[:2]] == ["BEGIN", "VERSION"], name, "does not begin with its version")
    stack, parts, events = [], [], []
    for key, parameters, value in lines:
        if key == "BEGIN":
            stack.append((value, []))
        elif key == "END":
            kind, body = stack.pop()
            report.require(kind == value, name, f"closes {value} where {kind} is open")
            if stack:
                stack[-1][1].append((kind, "", body))
            else:
                parts = body
        else:
            stack[-1][1].append((key, parameters, value))
            if key in TEXTS:
                bare = re.sub(r"\\[\\;,nN]", "", value)
                report.require(not re.search(r"[;,\\]", bare), name, f"{key} is not escaped: {value}")
    report.require(not stack, name, "leaves something open")
    keys = [key for key, _, _ in parts]
    report.require(keys.count("PRODID") == 1 and get(parts, "VERSION") == "2.0", name, "has no PRODID or VERSION")
    report.require(not {"METHOD", "ATTENDEE", "ORGANIZER"} & all_keys(parts), name, "asks people for something")
    zones = {get(body, "TZID"): body for kind, _, body in parts if kind == "VTIMEZONE"}
    for kind, _, body in parts:
        if kind == "VEVENT":
            events.append(body)
            check_event(report, name, body, zones)
    used = {p.removeprefix(";TZID=") for event in events for _, p, _ in event if p.startswith(";TZID=")}
    report.require(used == zones.keys(), name, f"defines {sorted(zones)} and uses {sorted(used)}")
    report.require(events and len({uid(e) for e in events}) == len(events), name, "has no events, or a UID twice")
    return events


def check_event(report, name, event, zones):
    report.count("events")
    keys = [key for key, _, _ in event]
    for key in ONCE:
        report.require(keys.count(key) == 1, name, f"{key} {keys.count(key)} times")
    report.require(UTC.fullmatch(get(event, "DTSTAMP")), name, "DTSTAMP is not in UTC")
    report.require(get(event, "DTSTAMP")[:8] <= TODAY.replace("-", ""), name, "DTSTAMP is after today")
    start, end = moment(event, "DTSTART"), moment(event, "DTEND")
    report.require(end > start, name, "ends before it begins")
    cancelled = get(event, "STATUS") == "CANCELLED"
    report.require(not cancelled or int(get(event, "SEQUENCE")) > 0, name, "is cancelled without a new SEQUENCE")
    url = get(event, "URL")
    report.require(url is None or url.startswith(base_url()), name, f"{url} is not of this portal")
    if get(event, "RRULE"):
        check_recurrence(report, name, event, zones)


def check_recurrence(report, name, event, zones):
    """UNTIL is the moment of the last one, and at each of them the zone's definition says what the world's does."""
    zone = next(p for key, p, _ in event if key == "DTSTART").removeprefix(";TZID=")
    report.require(zone in zones, name, f"recurs without a definition of {zone}")
    rule = dict(part.split("=") for part in get(event, "RRULE").split(";"))
    report.require(UTC.fullmatch(rule["UNTIL"]), name, "UNTIL is not in UTC")
    until = datetime.strptime(rule["UNTIL"], "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
    starts = expanded(moment(event, "DTSTART", aware=False), rule, until, ZoneInfo(zone))
    report.require(len(starts) > 1, name, "recurs once")
    report.require(starts[-1].astimezone(timezone.utc) == until, name, f"{rule['UNTIL']} is not when the last one begins")
    for start in starts:
        report.count("occurrences")
        told = defined_offset(zones.get(zone, []), start.replace(tzinfo=None))
        report.require(told == start.utcoffset(), name, f"{zone} is {told} from UTC at {start}")
    local = {start.strftime("%Y%m%dT%H%M%S") for start in starts}
    for _, _, value in (line for line in event if line[0] == "EXDATE"):
        report.require(value in local, name, f"leaves out {value}, on which nothing is")


def expanded(start, rule, until, zone):
    """The starts of a rule, as times in the zone."""
    starts, day, number = [], start.date(), 0
    while True:
        at = datetime.combine(day, start.time(), zone)
        if at.astimezone(timezone.utc) > until:
            return starts
        starts.append(at)
        number += 1
        if rule["FREQ"] == "WEEKLY":
            day += timedelta(weeks=int(rule.get("INTERVAL", 1)))
        else:
            day = nth(rule["BYDAY"], start.year + (start.month - 1 + number) // 12, (start.month - 1 + number) % 12 + 1)


def nth(byday, year, month):
    """The day that `1TH` or `-1SU` means in a month."""
    count, weekday = int(byday[:-2]), DAYS.index(byday[-2:])
    days = [date(year, month, 1) + timedelta(days=n) for n in range(31)]
    days = [day for day in days if day.month == month and day.weekday() == weekday]
    return days[count if count < 0 else count - 1]


def defined_offset(definition, local):
    """What a VTIMEZONE says at a local time: the offset after its last onset before that."""
    onsets = []
    for kind, _, body in definition:
        if kind not in ("STANDARD", "DAYLIGHT"):
            continue
        first = datetime.strptime(get(body, "DTSTART"), "%Y%m%dT%H%M%S")
        rule = dict(part.split("=") for part in (get(body, "RRULE") or "").split(";") if part)
        years = range(first.year, local.year + 1) if rule else [first.year]
        for year in years:
            day = nth(rule["BYDAY"], year, int(rule["BYMONTH"])) if rule else first.date()
            onsets.append((datetime.combine(day, first.time()), get(body, "TZOFFSETTO")))
    text = max(onset for onset in onsets if onset[0] <= local)[1]
    return timedelta(hours=int(text[:3]), minutes=int(text[0] + text[3:5]))


# MARK: Against the rest


def check_pages(report, folder, events):
    """Each file lies beside a page that links to it, unless all is over; so does the feed."""
    now = datetime.fromisoformat(TODAY).replace(tzinfo=timezone.utc)
    for name in [*events, FEED]:
        page = folder / Path(name).parent / "index.html"
        is_over = all(moment(e, "DTEND") < now and not get(e, "RRULE") for e in events.get(name, [[]]) if e)
        linked = f'href="{Path(name).name}"' in page.read_text("utf-8")
        report.require(linked != (name != FEED and is_over), name, "does its page lead to it?")


def check_content(report, feed):
    """Every event of the content that is out is in the feed, with its own moment."""
    written = {s.slug: s for s in sources() if s.path.parent.name == "sessions" and is_out(s)}
    written = {slug: s for slug, s in written.items() if s.field("visibility") != "team"}
    told = {uid(event).split("@")[0].rpartition("/")[2]: event for event in feed}
    report.require(written.keys() <= told.keys(), FEED, f"lacks {sorted(written.keys() - told.keys())}")
    for slug, source in written.items():
        day, time, zone = source.field("start").split()
        start = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=ZoneInfo(zone))
        report.require(moment(told[slug], "DTSTART") == start, FEED, f"{slug} does not begin at {start}")
        cancelled = source.field("cancelled") == "true"
        report.require((get(told[slug], "STATUS") == "CANCELLED") == cancelled, FEED, f"{slug}: is it cancelled?")


def check_with_icalendar(report, found):
    if importlib.util.find_spec("icalendar") is None:
        return
    from icalendar import Calendar

    for name, data in found.items():
        calendar = Calendar.from_ical(data)
        report.count("files parsed")
        report.require(not calendar.errors, name, f"icalendar: {calendar.errors}")
        for event in calendar.walk("VEVENT"):
            report.require(not event.errors, name, f"icalendar: {event.errors}")
            report.require(event.decoded("DTEND") > event.decoded("DTSTART"), name, "icalendar: ends before it begins")
            report.require(str(event["SUMMARY"]) and event["UID"], name, "icalendar: no summary or uid")


# MARK: Reading


def unfolded(data):
    return data.decode("utf-8", "replace").replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def parsed(line):
    head, _, value = line.partition(":")
    key, mark, parameters = head.partition(";")
    return key, mark + parameters, value


def get(lines, name):
    return next((value for key, _, value in lines if key == name), None)


def all_keys(lines):
    inner = [all_keys(value) for _, _, value in lines if isinstance(value, list)]
    return {key for key, _, _ in lines}.union(*inner)


def uid(event):
    return get(event, "UID")


def moment(event, name, aware=True):
    """A time of an event; by the clock of its zone where that is wanted."""
    _, parameters, value = next(line for line in event if line[0] == name)
    if UTC.fullmatch(value):
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
    local = datetime.strptime(value, "%Y%m%dT%H%M%S")
    return local.replace(tzinfo=ZoneInfo(parameters.removeprefix(";TZID="))) if aware else local


def is_text(data):
    try:
        data.decode("utf-8")
        return True
    except UnicodeDecodeError:
        return False


if __name__ == "__main__":
    sys.exit(0 if main(sys.argv[1:]) else 1)
