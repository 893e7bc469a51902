"""A JSON of any size, one item at a time: what is read, and where a broken file stops."""

import gzip
import json
from contextlib import suppress
from pathlib import Path
from typing import TypedDict

import msgspec
import pytest

from pipelines.sources import json_stream
from pipelines.sources.json_stream import Decoder, Item, UnreadableJson, read_items

# What a block may cut: escapes, surrogates, words, numbers, texts that look like the end.
VALUES: list[object] = [
    {"name": 'LES "ÉRABLES" \\ ]}', "days": [1, 2.5, -3e2], "open": True, "closed": None},
    "é\u2019\U0001f600",
    12345,
    [[], {}],
]
DOCUMENT = {
    "version": "v1.0.0",
    "empty": [],
    "pmej": VALUES,
    "count": 12,
    "last": {"a": [False]},
}


class Wanted(TypedDict, total=False):
    """The one field wanted of an item."""

    days: list[object] | None


DECODERS: dict[str, Decoder] = {"pmej": msgspec.json.Decoder(list[Wanted])}
PLAIN: list[dict[str, object]] = [
    {"name": f"LES ÉRABLES {number}", "events": [{"code": 1}], "days": [number, {"a": True}]}
    for number in range(30)
]
# Below an item, and in its texts, are things that begin as items do.
ALIKE = [one | {"name": 'É "}, {"name" : "', "events": [{"name": [{"name": {}}]}]} for one in PLAIN]


def packed(folder: Path, text: str | bytes) -> Path:
    """A gzip file of this text."""
    path = folder / "file.json.gz"
    path.write_bytes(gzip.compress(text.encode() if isinstance(text, str) else text))
    return path


def told(path: Path) -> str:
    """Why the reading stopped."""
    with pytest.raises(UnreadableJson) as stopped:
        list(read_items(path))
    return stopped.value.rule


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13, 1000])
def test_items_come_whole_wherever_blocks_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, ascii_only: bool
) -> None:
    monkeypatch.setattr(json_stream, "BLOCK_BYTES", size)
    text = json.dumps(DOCUMENT, ensure_ascii=ascii_only, indent=2)

    items = [(item.key, item.number, item.value) for item in read_items(packed(tmp_path, text))]

    assert items == [
        ("version", 0, "v1.0.0"),
        *(("pmej", number, value) for number, value in enumerate(VALUES, start=1)),
        ("count", 0, 12),
        ("last", 0, {"a": [False]}),
    ]


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    assert [item.value for item in read_items(packed(tmp_path, '\ufeff{"a": [1]}'))] == [1]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "fichier tronqué : le JSON s’arrête avant la fin"),
        ('{"a": [1, 2', "fichier tronqué : le JSON s’arrête avant la fin"),
        ('{"a": ["never closed', "fichier tronqué : le JSON s’arrête avant la fin"),
        ('{"a": [{"b": 1}', "fichier tronqué : le JSON s’arrête avant la fin"),
        ("[1, 2]", "JSON illisible"),
        ('{"a": [{"b": oops, "c": 12345678901}]}', "JSON illisible"),
        ('{"a": [1 2]}', "JSON illisible"),
        ('{"a" [1]}', "JSON illisible"),
        ("{1: [1]}", "JSON illisible"),
        ('{"a": [1]} {"b": 2}', "texte après la fin du JSON"),
        ('{"a": [' + "[" * 100_000 + "]}", "JSON trop imbriqué"),
        (b'{"a": ["caf\xe9 noir"]}', "octets qui ne sont pas de l’UTF-8"),
    ],
)
def test_what_is_no_json_stops_the_reading(tmp_path: Path, text: str | bytes, rule: str) -> None:
    assert told(packed(tmp_path, text)) == rule


def test_the_text_at_fault_is_shown(tmp_path: Path) -> None:
    path = packed(tmp_path, '{"a": [{"b": 1}, {"b": oops, "c": "and more after it"}]}')

    with pytest.raises(UnreadableJson) as stopped:
        list(read_items(path))

    assert (stopped.value.value or "").startswith("oops")


def test_items_before_the_fault_were_given(tmp_path: Path) -> None:
    items = read_items(packed(tmp_path, '{"a": [1, 2, oops and then much more text]}'))

    assert [next(items).value, next(items).value] == [1, 2]
    with pytest.raises(UnreadableJson):
        next(items)


def test_an_archive_cut_short_is_told_from_a_json_cut_short(tmp_path: Path) -> None:
    path = packed(tmp_path, json.dumps(DOCUMENT))
    path.write_bytes(path.read_bytes()[:-9])

    assert told(path) == "archive gzip tronquée : la fin manque"


def test_bytes_changed_in_an_archive_are_found(tmp_path: Path) -> None:
    path = packed(tmp_path, json.dumps(DOCUMENT))
    content = bytearray(path.read_bytes())
    content[-6] ^= 0xFF  # in its checksum
    path.write_bytes(bytes(content))

    assert told(path) == "ce n’est pas une archive gzip, ou elle est abîmée"


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.json.gz"
    path.write_text("<!doctype html><html>")

    assert told(path) == "ce n’est pas une archive gzip, ou elle est abîmée"


def test_a_quote_left_open_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "BLOCK_BYTES", 64)
    monkeypatch.setattr(json_stream, "MAX_ITEM_CHARS", 1000)
    path = packed(tmp_path, '{"a": ["' + "x" * 50_000 + '"]}')

    assert told(path) == "élément démesuré : un guillemet ou un crochet n’est pas fermé"


def items_before_the_fault(path: Path) -> list[Item]:
    """The items given, their decoder known, until the reading stops."""
    found = []
    with suppress(UnreadableJson):
        for item in read_items(path, DECODERS):
            found.append(item)
    return found


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("size", [1, 7, 64, 500, 1 << 16])
@pytest.mark.parametrize("written", [PLAIN, ALIKE], ids=["plain", "alike"])
def test_items_read_together_are_those_read_one_by_one(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    size: int,
    indent: int | None,
    written: list[dict[str, object]],
) -> None:
    monkeypatch.setattr(json_stream, "BLOCK_BYTES", size)
    path = packed(tmp_path, json.dumps({"pmej": written, "other": written[:2]}, indent=indent))

    items = list(read_items(path, DECODERS))

    keys = [*(("pmej", number) for number in range(1, 31)), ("other", 1), ("other", 2)]
    assert [(item.key, item.number) for item in items] == keys
    assert [item.value for item in items[30:]] == written[:2]
    days = [item.value["days"] for item in items[:30] if isinstance(item.value, dict)]
    assert days == [one["days"] for one in written]


def test_fields_that_are_not_wanted_are_left_out_of_items_read_together(tmp_path: Path) -> None:
    path = packed(tmp_path, json.dumps({"pmej": PLAIN}))

    values = [item.value for item in read_items(path, DECODERS)]

    # The last one has no other after it.
    assert values == [*({"days": one["days"]} for one in PLAIN[:-1]), PLAIN[-1]]


def test_after_an_odd_item_and_some_others_items_are_read_together_again(tmp_path: Path) -> None:
    path = packed(tmp_path, json.dumps({"pmej": [*PLAIN, {"days": 3}, *PLAIN * 5]}))

    values = [item.value for item in read_items(path, DECODERS)]

    assert len(values) == 181
    assert values[31] == PLAIN[0]
    assert values[150] == {"days": PLAIN[29]["days"]}


@pytest.mark.parametrize("odd", [{"days": "none"}, {"days": 3, "name": 1}, [], "text", {}, None])
def test_an_item_of_another_type_is_given_as_it_is(tmp_path: Path, odd: object) -> None:
    path = packed(tmp_path, json.dumps({"pmej": [*PLAIN[:9], odd, *PLAIN[9:]]}))

    items = list(read_items(path, DECODERS))

    assert len(items) == 31
    assert items[9].value == odd


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("oops", "JSON illisible"),
        ("[1, 2", "JSON illisible"),
        (r'"\q"', "JSON illisible"),
        ('"\x01"', "JSON illisible"),
        ("01", "JSON illisible"),
        ("[" * 100_000 + "]" * 100_000, "JSON trop imbriqué"),
    ],
)
def test_a_fault_in_a_field_that_is_not_wanted_stops_the_reading_at_its_item(
    tmp_path: Path, fault: str, rule: str
) -> None:
    before, after = json.dumps(PLAIN[:12]), json.dumps(PLAIN[12:])
    wrong = after.replace('{"code": 1}', f'{{"code": {fault}}}', 1)
    path = packed(tmp_path, f'{{"pmej": {before[:-1]}, {wrong[1:]}}}')

    assert told(path) == rule
    with pytest.raises(UnreadableJson, match=rule):
        list(read_items(path, DECODERS))
    assert len(items_before_the_fault(path)) == 12


def test_bytes_that_are_not_utf_8_are_found_in_a_field_that_is_not_wanted(tmp_path: Path) -> None:
    content = json.dumps({"pmej": PLAIN}, ensure_ascii=False).encode()

    path = packed(tmp_path, content.replace("É".encode(), b"\xc9", 1))

    with pytest.raises(UnreadableJson, match="UTF-8"):
        list(read_items(path, DECODERS))
