"""Read a JSON object of any size from a gzip file, a few array items at a time.

In: a path, and for some arrays the fields wanted of their items. Out: the items of each array of
the root object, in their order; memory holds one block of the file, or one item where it is larger,
whatever the size of the file. A file that ends early or is no JSON stops the reading with an error
that says where.
"""

import codecs
import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

BLOCK_BYTES = 1 << 16
# The largest real item is far below: beyond, a quote or a bracket was left open.
MAX_ITEM_CHARS = 32_000_000
BLANK = re.compile(r"[ \t\n\r]*")
# A word or an escape cut at the end of a block is told a few characters before the end.
CUT_MARGIN = 8
# How the object that begins here begins.
OPENING = re.compile(r'\{[ \t\n\r]*"[^"\\]*"')
# Items read one by one after some could not be read together.
ALONE: Final = 64
UNREADABLE = "JSON illisible"
_decode = json.JSONDecoder().raw_decode


class UnreadableJson(Exception):
    """The reading stopped; `value` is the text at fault where there is some."""

    def __init__(self, rule: str, value: str | None = None) -> None:
        super().__init__(rule)
        self.rule, self.value = rule, value


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an array of the root, numbered from 1; number 0 is a value that is no array."""

    key: str
    number: int
    value: object


Decoder = msgspec.json.Decoder[list[Any]]


def read_items(path: Path, decoders: Mapping[str, Decoder] | None = None) -> Iterator[Item]:
    """Every item of every array of the root object. Raises UnreadableJson.

    The decoder of an array says which fields of its items are wanted: the others may be left out.
    Nothing is trusted to it but speed: an item that is of another type is given as it is.
    """
    with gzip.open(path, "rb") as stream:
        window = _Window(stream)
        window.expect("{")
        while window.peek() != "}":
            key = window.value()
            window.expect(":")
            if not isinstance(key, str):
                raise UnreadableJson(UNREADABLE, str(key))
            if window.peek() == "[":
                yield from _array(window, key, (decoders or {}).get(key))
            else:
                yield Item(key, 0, window.value())
            if window.peek() != "}":
                window.expect(",")
        window.expect("}")
        if window.peek():
            raise UnreadableJson("texte après la fin du JSON", window.here())


def _array(window: "_Window", key: str, decoder: Decoder | None) -> Iterator[Item]:
    window.expect("[")
    number = alone = 0
    while window.peek() != "]":
        together = [] if alone or decoder is None else window.values(decoder)
        alone = ALONE if together is None else max(alone - 1, 0)
        for value in together or [window.value()]:
            number += 1
            yield Item(key, number, value)
        if window.peek() != "]":
            window.expect(",")
    window.expect("]")


class _Window:
    """A part of the text, moved along the file."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        self.stream = stream
        self.decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self.text, self.at, self.is_over = "", 0, False

    def peek(self) -> str:
        """The next character that is no blank; nothing at the end of the file."""
        while True:
            blank = BLANK.match(self.text, self.at)
            self.at = blank.end() if blank else self.at
            if self.at < len(self.text) or self.is_over:
                return self.text[self.at : self.at + 1]
            self._move(BLOCK_BYTES)

    def expect(self, mark: str) -> None:
        """Step over a mark."""
        if (found := self.peek()) != mark:
            raise self._cut() if not found else UnreadableJson(UNREADABLE, self.here())
        self.at += 1

    def value(self) -> object:
        """The value that starts here."""
        self.peek()
        size = BLOCK_BYTES
        while True:
            try:
                value, end = _decode(self.text, self.at)
            except json.JSONDecodeError as error:
                self._refuse_unless_cut(error)
            except RecursionError:
                raise UnreadableJson("JSON trop imbriqué", self.here()) from None
            else:
                # A number may go on in the next block; anything else says where it ends.
                is_whole = not isinstance(value, (int, float)) or end + CUT_MARGIN < len(self.text)
                if is_whole or self.is_over:
                    self.at = end
                    return value
            self._move(size)
            size *= 2

    def values(self, decoder: Decoder) -> list[object] | None:
        """The values from here to the last one of the block that begins as this one does.

        Nothing where no other does, None where they cannot be read together. If what begins in the
        same way is within a value, or within a text, the decoder finds the values incomplete.
        """
        if len(self.text) - self.at < BLOCK_BYTES:
            self._move(BLOCK_BYTES)
        opening = OPENING.match(self.text, self.at)
        last = self.text.rfind(opening[0], self.at + 1) if opening else -1
        if last < 0:
            return []
        together = self.text[self.at : last].rstrip()
        if not together.endswith(","):
            return None
        try:
            found = decoder.decode(f"[{together[:-1]}]")
        except (msgspec.DecodeError, RecursionError):
            return None
        self.at += len(together) - 1
        return found

    def here(self, at: int | None = None) -> str:
        """A few characters of the text."""
        start = self.at if at is None else at
        return self.text[start : start + 40]

    def _refuse_unless_cut(self, error: json.JSONDecodeError) -> None:
        """Return where more text may complete the value."""
        may_be_cut = error.msg.startswith("Unterminated string") or not (
            self.text[error.pos + CUT_MARGIN :].strip()
        )
        if not may_be_cut:
            raise UnreadableJson(UNREADABLE, self.here(error.pos)) from None
        if self.is_over:
            raise self._cut() from None
        if len(self.text) - self.at > MAX_ITEM_CHARS:
            raise UnreadableJson("élément démesuré : un guillemet ou un crochet n’est pas fermé")

    def _cut(self) -> UnreadableJson:
        return UnreadableJson("fichier tronqué : le JSON s’arrête avant la fin")

    def _move(self, size: int) -> None:
        try:
            block = self.stream.read(size)
            added = self.decoder.decode(block, final=not block)
        except EOFError:
            raise UnreadableJson("archive gzip tronquée : la fin manque") from None
        except (gzip.BadGzipFile, zlib.error):
            raise UnreadableJson("ce n’est pas une archive gzip, ou elle est abîmée") from None
        except UnicodeDecodeError as error:
            value = error.object[error.start : error.start + 40].decode("latin-1")
            raise UnreadableJson("octets qui ne sont pas de l’UTF-8", value) from None
        self.text, self.at = self.text[self.at :] + added, 0
        self.is_over = not block
