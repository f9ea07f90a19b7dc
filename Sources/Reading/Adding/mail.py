"""Takes a mail apart: mail.py MAIL FOLDER

Writes its text to FOLDER/body.txt or, where it has none, to FOLDER/body.html, and what is attached to numbered files; prints what its head
says and the names of the files, as JSON.
"""
import datetime
import email
import email.policy
import email.utils
import json
import os
import re
import sys

path, folder = sys.argv[1:]
with open(path, "rb") as file:
    mail = email.message_from_binary_file(file, policy=email.policy.default)


def people(*heads):
    values = [str(value) for head in heads for value in mail.get_all(head, [])]
    return [name or address for name, address in email.utils.getaddresses(values) if name or address]


def write(name, data):
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data)
    return name


head = {"subject": str(mail.get("Subject", "")).strip(), "from": people("From"), "to": people("To", "Cc")}
try:
    head["date"] = email.utils.parsedate_to_datetime(str(mail["Date"])).date().isoformat()
except (TypeError, ValueError, IndexError):
    pass
body = mail.get_body(preferencelist=("plain", "html"))
if body is not None:
    text = body.get_content().replace("\r\n", "\n")
    kind = "txt" if body.get_content_type() == "text/plain" else "html"
    head["body"] = write(f"body.{kind}", text.encode("utf-8", "replace"))
attached = []
for number, part in enumerate(mail.iter_attachments()):
    name = os.path.basename((part.get_filename() or "").replace("\\", "/"))
    data = part.get_payload(decode=True)
    if not data or part.is_multipart():
        continue
    suffix = os.path.splitext(name)[1].lower()
    suffix = suffix if re.fullmatch(r"\.[a-z0-9]{1,5}", suffix) else ""
    attached.append({"name": name or f"attachment-{number + 1}", "file": write(f"attached-{number + 1}{suffix}", data)})
head["attached"] = attached
print(json.dumps(head, ensure_ascii=False))
