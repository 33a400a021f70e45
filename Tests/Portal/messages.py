"""The rules M1 to M10 of a message (RFC 5322, RFC 2045 to 2047), with Python's email package as a second opinion."""

import email
import email.header
import email.policy
import email.utils
import re


def message_faults(name, mail):
    raw = mail.parts[name]
    if re.search(rb"(?<!\r)\n|\r(?!\n)", raw):
        yield "M1", "a line that does not end in CR LF"
    head, _, body = raw.partition(b"\r\n\r\n")
    lines = raw.split(b"\r\n")
    if any(len(line) > 998 for line in lines) or any(len(line) > 78 for line in head.split(b"\r\n")):
        yield "M1", "a long line"
    if any(byte > 126 or (byte < 32 and byte not in b"\r\n") for byte in head):
        yield "M1", "a head that is not ASCII"
    fields = re.findall(rb"^([!-9;-~]+):[ \t]*(.*?)(?=\r\n[^ \t]|\Z)", head + b"\r\n", re.M | re.S)
    names = [key.decode().lower() for key, _ in fields]
    values = {key.decode().lower(): " ".join(value.decode("ascii", "replace").split()) for key, value in fields}
    for wanted in ("from", "subject", "mime-version"):
        if names.count(wanted) != 1:
            yield "M2", f"{names.count(wanted)} fields {wanted}"
    if {"to", "cc", "bcc", "resent-to", "reply-to"} & set(names):
        yield "M10", "somebody it is sent to"
    yield from flavour_faults(name, names, values, mail)
    for word in re.findall(rb"=\?[^?]*\?[^?]*\?[^?]*\?=", head):
        try:
            email.header.decode_header(word.decode())[0][0].decode("utf-8")
        except UnicodeDecodeError:
            yield "M3", f"{word!r} divides a character"
        if len(word) > 75:
            yield "M3", f"{word!r} is long"
    yield from part_faults(body, values, mail)
    yield from second_opinion(raw, mail)


def flavour_faults(name, names, values, mail):
    if not re.fullmatch(r"[a-z.]+", name):
        yield "M8", f"is called {name}"
    if name == "draft.eml":
        if values.get("x-unsent") != "1" or "date" in names or "message-id" in names:
            yield "M9", f"a draft with the fields {names}"
        return
    if "x-unsent" in names or names.count("date") != 1 or names.count("message-id") != 1:
        yield "M9", f"a message with the fields {names}"
    stamp = values.get("date", "")
    when = email.utils.parsedate_to_datetime(stamp) if re.fullmatch(r"\w{3}, \d+ \w{3} \d{4} [\d:]+ [+-]\d{4}", stamp) else None
    if not when or when.date().isoformat() != mail.source.field("date") or f"{when:%a}" != stamp[:3]:
        yield "M2", f"the date {stamp}"
    if not re.fullmatch(r"<[a-z0-9.-]+@[a-z0-9.-]+>", values.get("message-id", "")):
        yield "M2", f"the name {values.get('message-id')}"


def part_faults(body, values, mail):
    kind = re.fullmatch(r'multipart/alternative; boundary="([^"]{1,70})"', values.get("content-type", ""))
    if not kind:
        yield "M4", f"is {values.get('content-type')}"
        return
    boundary = b"--" + kind[1].encode()
    pieces = re.split(re.escape(boundary) + rb"(?:--)?\r\n", body)
    if len(pieces) != 4 or pieces[0] or pieces[3] or not body.endswith(boundary + b"--\r\n"):
        yield "M4", f"{len(pieces) - 2} parts"
        return
    for piece, subtype, file in zip(pieces[1:3], (b"plain", b"html"), ("mail.txt", "mail.html")):
        head, _, content = piece.partition(b"\r\n\r\n")
        if b"Content-Type: text/" + subtype + b"; charset=utf-8" not in head:
            yield "M4", f"{head!r} where text/{subtype.decode()} belongs"
        if b"Content-Transfer-Encoding: quoted-printable" not in head or any(
            len(line) > 76 or line.endswith((b" ", b"\t")) or re.search(rb"[^ -~\t]|=(?![0-9A-F]{2}|$)", line)
            for line in content.split(b"\r\n")
        ):
            yield "M5", f"text/{subtype.decode()} is not encoded as it should be"
        decoded = re.sub(rb"=([0-9A-F]{2})", lambda m: bytes([int(m[1], 16)]), content.replace(b"=\r\n", b""))
        if boundary in decoded:
            yield "M4", "a part holds the boundary"
        if decoded.replace(b"\r\n", b"\n").rstrip(b"\n") != mail.parts[file].rstrip(b"\n"):
            yield "M5", f"text/{subtype.decode()} is not {file}"


def second_opinion(raw, mail):
    """What Python's email package makes of it."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    parts = list(message.walk())
    defects = [defect for part in parts for defect in part.defects] + [
        defect for value in message.values() for defect in getattr(value, "defects", [])
    ]
    if defects:
        yield "M2", f"defects: {defects}"
    if message["subject"] != mail.source.field("subject"):
        yield "M3", f"the subject reads {message['subject']!r}"
    if [part.get_content_type() for part in parts] != ["multipart/alternative", "text/plain", "text/html"]:
        yield "M4", f"parts {[part.get_content_type() for part in parts]}"
    elif parts[2].get_content().replace("\r\n", "\n").strip() != mail.parts["mail.html"].decode("utf-8").strip():
        yield "M5", "the HTML reads otherwise"
