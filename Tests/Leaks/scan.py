"""Searches a folder for texts, through everything in which they may hide. Shares no code with the program, and no idea of how it reads."""

import base64
import gzip
import html
import io
import re
import subprocess
import unicodedata
import urllib.parse
import zipfile
import zlib
from pathlib import Path

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def fold(text):
    """Small letters without marks, one space for whatever is none."""
    text = unicodedata.normalize("NFD", text.translate(INVISIBLE)).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " " + " ".join(re.findall(r"\w+", text.replace("_", " "))) + " "


def unescape(text):
    text = re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda m: chr(int(m[1], 16)), text)
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)
    text = re.sub(r"\\x([0-9a-fA-F]{2})", lambda m: chr(int(m[1], 16)), text)
    text = re.sub(r"\\n", "\n", text)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def css(text):
    return re.sub(r"\\([0-9a-fA-F]{1,6})\s?", lambda m: chr(int(m[1], 16)) if int(m[1], 16) < 0x110000 else "", text)


def views(name, data, depth=0):
    """The texts that a file may be read as."""
    if depth > 3:
        return
    if data[:2] == b"\x1f\x8b":
        yield from views(name, gzip.decompress(data), depth + 1)
        return
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield member
                yield from views(member, archive.read(member), depth + 1)
        return
    if data[:4] == b"%PDF":
        for command in (["pdftotext", "-", "-"], ["pdfinfo", "-"], ["pdfinfo", "-meta", "-"]):
            yield subprocess.run(command, input=data, capture_output=True).stdout.decode("utf-8", "replace")
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        for match in re.finditer(rb"x[\x01\x5e\x9c\xda]", data):
            try:
                yield zlib.decompressobj().decompress(data[match.start():]).decode("utf-8", "replace")
            except zlib.error:
                pass
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield data.decode("utf-16", "replace")
    text = data.decode("utf-8", "replace")
    yield text
    if b"\0" in data:
        yield text.replace("\0", "")
    for encoded in re.findall(r"base64,([A-Za-z0-9+/=]+)", text):
        yield from views("data", base64.b64decode(encoded + "=="), depth + 1)
    decoded = html.unescape(text)
    for step in (decoded, urllib.parse.unquote(decoded), unescape(decoded), css(decoded) if name.endswith(".css") else ""):
        yield step
        yield re.sub(r"<!--.*?-->", "", step, flags=re.S)
        yield re.sub(r"<[^>]*>", "", step)
        yield re.sub(r"<[^>]*>", " ", step)
        yield re.sub(r"[-\u2010]\r?\n\s*", "", step)
        yield re.sub(r"\r?\n[ \t]", "", step)
    if "names-back" in name:
        yield " ".join(word[::-1] for word in re.findall(r"\w+", decoded))


_KNOWN = {}


def folded_views(name, data):
    """What a file may be read as, each text once; files that every site has are read once."""
    if data not in _KNOWN:
        views_of_it = {fold(view) for view in set(views(name, data))}
        if not name.startswith("assets/site") and name != "assets/search.js":
            return views_of_it
        _KNOWN[data] = views_of_it
    return _KNOWN[data]


def found(folder, secrets):
    """For each secret, the files in which it stands as whole words, or in whose names."""
    needles = {text: fold(text) for text in secrets}
    places = {text: set() for text in secrets}
    root = Path(folder)
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root).as_posix()
        seen = {fold(relative), fold(urllib.parse.unquote(relative))}
        if path.is_file():
            seen |= folded_views(relative, path.read_bytes())
        everything = "\n".join(seen)
        for text, needle in needles.items():
            if needle in everything:
                places[text].add(relative)
    return places
