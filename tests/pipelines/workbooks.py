"""Excel workbooks written byte by byte: the project reads them and has no library to write them.

A sheet is a list of rows of texts and numbers, by its name; an empty text leaves the cell empty.
"""

import struct
from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZipFile

Row = Sequence[str | int | float]
Sheets = Mapping[str, Sequence[Row]]

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def xlsx(sheets: Sheets) -> bytes:
    """A workbook of today (Office Open XML)."""
    listed, related = "", ""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for number, (name, rows) in enumerate(sheets.items(), start=1):
            listed += f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"/>'
            related += _link(f"r{number}", "worksheet", f"worksheets/sheet{number}.xml")
            lines = "".join(_xml_row(line, row) for line, row in enumerate(rows, start=1))
            archive.writestr(
                f"xl/worksheets/sheet{number}.xml",
                f'<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>',
            )
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types"/>')
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships">'
            f"<sheets>{listed}</sheets></workbook>",
        )
        archive.writestr("xl/_rels/workbook.xml.rels", _links(related))
        archive.writestr("_rels/.rels", _links(_link("r1", "officeDocument", "xl/workbook.xml")))
    return buffer.getvalue()


def xls(sheets: Sheets) -> bytes:
    """A workbook of before 2007 (BIFF8 in a compound file)."""
    parts = [b"".join(_sheet_records(rows)) for rows in sheets.values()]
    names = [_text(name, "<BB") for name in sheets]
    start = len(_record(0x809, b"\0" * 16)) + len(_record(0x0A))
    start += sum(len(_record(0x85, b"\0" * 6 + name)) for name in names)
    stream = _record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    for name, part in zip(names, parts, strict=True):
        stream += _record(0x85, struct.pack("<IH", start, 0) + name)
        start += len(part)
    return _compound(b"".join([stream, _record(0x0A), *parts]))


def _link(name: str, kind: str, target: str) -> str:
    kind = f"{_OFFICE}/relationships/{kind}"
    return f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'


def _links(links: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _xml_row(line: int, row: Row) -> str:
    cells = "".join(
        f'<c r="{chr(65 + column)}{line}" t="inlineStr"><is><t>{cell}</t></is></c>'
        if isinstance(cell, str)
        else f'<c r="{chr(65 + column)}{line}"><v>{cell}</v></c>'
        for column, cell in enumerate(row)
        if cell != ""
    )
    return f'<row r="{line}">{cells}</row>'


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _text(text: str, lengths: str) -> bytes:
    return struct.pack(lengths, len(text), 1) + text.encode("utf-16-le")


def _sheet_records(rows: Sequence[Row]) -> list[bytes]:
    records = [_record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))]
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = struct.pack("<HHH", line, column, 0)
            if isinstance(cell, str) and cell:
                records.append(_record(0x204, place + _text(cell, "<HB")))
            elif not isinstance(cell, str):
                records.append(_record(0x203, place + struct.pack("<d", cell)))
    return [*records, _record(0x0A)]


def _compound(stream: bytes) -> bytes:
    """One stream named Workbook: header, table of sectors, directory, then the stream's sectors."""
    # Streams under 4096 bytes would be kept elsewhere in the file.
    padded = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    count = len(padded) // SECTOR
    chain = [FAT, END, *range(3, 2 + count), END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    assert len(table) == SECTOR, "one sector of table holds 64 kB of stream"
    header = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 16
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0, 0)
    header = header.ljust(SECTOR, b"\xff")
    entries = _entry("Root Entry", 5, END, 0, child=1) + _entry("Workbook", 2, 2, len(padded))
    return header + table + entries.ljust(SECTOR, b"\0") + padded


def _entry(name: str, kind: int, first: int, size: int, child: int = FREE) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    start = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return start + struct.pack("<III36xIQ", FREE, FREE, child, first, size)
