"""A JSON of any size, one item at a time: what is read, and where a broken file stops."""

import gzip
import json
from pathlib import Path

import pytest

from pipelines.sources import json_stream
from pipelines.sources.json_stream import UnreadableJson, read_items

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
