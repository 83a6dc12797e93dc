"""JSON written out with the place of every key and value, so that findings can be put to the value they stand on."""

import json


class Placed:
    """A document as text. `spans` maps a path (a tuple of keys and indices) to offsets (start, end) of the member:
    from its key, or from the value where it has none, to the value's end."""

    def __init__(self, document):
        self.parts = []
        self.length = 0
        self.spans = {}
        self.values = {}
        self._write(document, (), 0)
        self._put("\n")
        self.text = "".join(self.parts)
        self.line_starts = [0] + [at + 1 for at, c in enumerate(self.text) if c == "\n"]

    def _put(self, text):
        self.parts.append(text)
        self.length += len(text)

    def _write(self, value, path, depth, start=None):
        start = self.length if start is None else start
        self.values[path] = self.length
        if isinstance(value, dict) and value:
            self._write_members("{", "}", value.items(), path, depth)
        elif isinstance(value, list) and value:
            self._write_members("[", "]", enumerate(value), path, depth)
        else:
            self._put(json.dumps(value, ensure_ascii=False))
        self.spans[path] = (start, self.length)

    def _write_members(self, opening, closing, members, path, depth):
        self._put(opening)
        for number, (key, value) in enumerate(members):
            self._put(",\n" if number else "\n")
            self._put(" " * (depth + 1))
            start = self.length
            if isinstance(key, str):
                self._put(json.dumps(key, ensure_ascii=False) + ": ")
            self._write(value, path + (key,), depth + 1, start)
        self._put("\n" + " " * depth + closing)

    def offset(self, line, column):
        return self.line_starts[line - 1] + column - 1 if line else None

    def covers(self, path, offset):
        """Whether the offset is anywhere on the member."""
        span = self.spans.get(path)
        return span is not None and offset is not None and span[0] <= offset < max(span[1], span[0] + 1)

    def touches(self, path, offset):
        """Whether it is on the member itself or the beginning of one in it, but not deeper."""
        if not self.covers(path, offset):
            return False
        inner = [other for other in self.spans if len(other) > len(path) + 1 and other[: len(path)] == path]
        return not any(self.covers(other, offset) for other in inner)
