"""Reads mails as any mail program would, and prints what it sees as JSON."""
import base64
import json
import sys
from email import policy
from email.parser import BytesParser


def part_of(part):
    body = part.get_payload(decode=True) or b""
    return {
        "type": part.get_content_type(),
        "charset": part.get_content_charset() or "",
        "file": part.get_filename() or "",
        "text": body.decode(part.get_content_charset() or "utf-8", "strict") if part.get_content_maintype() == "text" else "",
        "bytes": base64.b64encode(body).decode(),
        "defects": [type(defect).__name__ for defect in part.defects],
    }


def mail_of(raw):
    mail = BytesParser(policy=policy.default).parsebytes(raw)
    return {
        "headers": [[name, str(value)] for name, value in mail.items()],
        "parts": [part_of(part) for part in mail.walk() if not part.is_multipart()],
        "structure": [part.get_content_type() for part in mail.walk()],
        "defects": [type(defect).__name__ for part in mail.walk() for defect in part.defects]
        + [type(defect).__name__ for value in mail.values() for defect in getattr(value, "defects", [])],
        "longest_line": max(len(line) for line in raw.split(b"\r\n")),
        "bare": raw.replace(b"\r\n", b"").count(b"\n") + raw.replace(b"\r\n", b"").count(b"\r"),
        "ascii": raw.isascii(),
    }


print(json.dumps([mail_of(open(name, "rb").read()) for name in sys.argv[1:]]))
