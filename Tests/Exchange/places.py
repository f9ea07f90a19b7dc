"""YAML as editors read it (the core schema of YAML 1.2), with the place of every key and value."""

import re
from pathlib import Path

import yaml

INTEGER = re.compile(r"[-+]?[0-9]+")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


class Placed:
    """A value, and where each of its parts stands: lines and columns from 1, by the path to the part."""

    def __init__(self, text, first_line=1):
        self.values, self.keys = {}, {}
        self.first_line = first_line
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        self.data = None if node is None else self._read(node, ())

    def _place(self, node):
        return node.start_mark.line + self.first_line, node.start_mark.column + 1

    def _read(self, node, path):
        self.values[path] = self._place(node)
        if isinstance(node, yaml.MappingNode):
            result = {}
            for key, value in node.value:
                self.keys[path + (key.value,)] = self._place(key)
                result[key.value] = self._read(value, path + (key.value,))
            return result
        if isinstance(node, yaml.SequenceNode):
            return [self._read(item, path + (index,)) for index, item in enumerate(node.value)]
        text = node.value
        if node.style is not None:
            return text
        if text in ("", "~", "null", "Null", "NULL"):
            return None
        if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
            return text.lower() == "true"
        if INTEGER.fullmatch(text):
            return int(text)
        if FLOAT.fullmatch(text):
            return float(text)
        return text


def front_matter(path):
    """The front matter of a Markdown file and the line on which it begins; nothing where there is none."""
    text = Path(path).read_text(encoding="utf-8")
    if not text.startswith("---\n") or "\n---" not in text[3:]:
        return None
    return text[4 : text.index("\n---", 3) + 1]


def faults(validator, placed):
    """The places at which a value breaks a schema."""
    return {place for error in validator.iter_errors(placed.data) for place in _places(error, placed)}


def _places(error, placed):
    path = tuple(error.absolute_path)
    if error.validator != "additionalProperties":
        return {placed.values[path]}
    known = set(error.schema.get("properties", {}))
    patterns = [re.compile(p) for p in error.schema.get("patternProperties", {})]
    extras = [k for k in error.instance if k not in known and not any(p.search(k) for p in patterns)]
    return {placed.keys[path + (key,)] for key in extras}


def unexplained(validator, placed, told):
    """What breaks a schema of which nothing is told at its place, at its key, or, where a key is missing, at those that are there."""
    left = []
    for error in validator.iter_errors(placed.data):
        path = tuple(error.absolute_path)
        near = _places(error, placed) | {placed.keys.get(path), placed.values.get(path[:-1])}
        if error.validator in ("required", "oneOf"):
            near |= {place for key, place in placed.keys.items() if key[:-1] == path}
        if not near & told:
            left.append(f"{sorted(_places(error, placed))}: {error.message[:200]}")
    return left
