"""The facts in git: what each edition of each source said, as small CSV files.

`<source id>/<edition>.csv` holds tidy rows; `receipts.csv` says which raw bytes they come from;
`territory_grammar.csv` and the sheets (`targets.csv` and others) are written by hand, each row of
the sheets with its source.
"""

import os
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import dataframely as dy
import polars as pl

from pipelines.errors import ContractError, PipelineError
from pipelines.facts.sheets import FIGURES, TARGETS, TERRITORIES, empty_sheets, load_sheets
from pipelines.sources import insee, published
from pipelines.sources.model import Source, TidyEdition
from pipelines.sources.registry import SOURCES


class Receipts(dy.Schema):
    """Which raw file gave an edition's facts. `url` is null for a file read from a directory."""

    source_id = dy.String(primary_key=True)
    edition = dy.Date(primary_key=True)
    file = dy.String(primary_key=True)
    url = dy.String(nullable=True)
    retrieved_on = dy.Date()
    sha256 = dy.String()
    bytes_count = dy.Int64()
    rows_read = dy.Int64()
    rows_kept = dy.Int64()


class Announcements(dy.Schema):
    """Target statements transcribed by hand. `known_by`: the day by which it was surely public."""

    statement_id = dy.String(primary_key=True)
    indicator_id = dy.String()
    territory_id = dy.String()
    announced_on = dy.Date(nullable=True)
    known_by = dy.Date()
    kind = dy.String()
    target_value = dy.Float64()
    deadline = dy.Date(nullable=True)
    deadline_text = dy.String(nullable=True)
    target_status = dy.String()
    speaker = dy.String()
    source_title = dy.String()
    source_url = dy.String(nullable=True)
    note = dy.String(nullable=True)


class Grammar(dy.Schema):
    """French words around a territory's name."""

    territory_id = dy.String(primary_key=True)
    grammar_name = dy.String()
    article = dy.String(nullable=True)
    name_of = dy.String()
    name_in = dy.String()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All facts in memory; `editions` maps (source id, edition) to that edition's tidy frame.

    `sheets` maps the names of the other files written by hand to their rows, in their order.
    """

    editions: dict[tuple[str, date], pl.DataFrame] = field(default_factory=dict)
    receipts: pl.DataFrame = field(default_factory=Receipts.create_empty)
    targets: pl.DataFrame = field(default_factory=Announcements.create_empty)
    grammar: pl.DataFrame = field(default_factory=Grammar.create_empty)
    sheets: dict[str, pl.DataFrame] = field(default_factory=empty_sheets)

    def of_source(self, source: Source) -> pl.DataFrame:
        """Rows of every edition of a source, with `edition` and `source_id` added."""
        frames = [
            frame.with_columns(edition=pl.lit(edition), source_id=pl.lit(source_id))
            for (source_id, edition), frame in sorted(self.editions.items(), key=lambda kv: kv[0])
            if source_id == source.id
        ]
        nothing = source.schema.create_empty().with_columns(
            edition=pl.lit(None, dtype=pl.Date), source_id=pl.lit(None, dtype=pl.String)
        )
        return pl.concat(frames) if frames else nothing

    def last_edition(self, source: Source, *, before: date | None = None) -> date | None:
        """The newest edition of a source, among those before a date when one is given."""
        found = [e for s, e in self.editions if s == source.id and (before is None or e < before)]
        return max(found, default=None)


def with_edition(
    facts: Facts, source: Source, edition: date, tidy: TidyEdition, receipts: pl.DataFrame
) -> Facts:
    """Facts in which an edition holds the tidy rows; within it, files not read again stay."""
    frame = tidy.facts
    current = facts.editions.get((source.id, edition))
    if current is not None and source.replaces_by is not None:
        kept = current.join(
            frame.select(source.replaces_by).unique(), on=source.replaces_by, how="anti"
        )
        frame = pl.concat([kept, frame]).sort(source.schema.primary_key())
    same_file = ["source_id", "edition", "file"]
    others = facts.receipts.join(receipts, on=same_file, how="anti")
    return replace(
        facts,
        editions=facts.editions | {(source.id, edition): frame},
        receipts=pl.concat([others, receipts]).sort(same_file),
    )


def load(directory: Path) -> Facts:
    """Read every fact. Raises PipelineError naming the file, the column and the value at fault.

    Files written by hand are read last: their codes are those of the sources.
    """
    found = [
        (source, path)
        for source in SOURCES
        for path in sorted((directory / source.id).glob("*.csv"))
    ]
    keys = [(source.id, _edition(path)) for source, path in found]
    with ThreadPoolExecutor() as readers:
        frames = readers.map(lambda one: _read(one[1], one[0].schema), found)
        editions = dict(zip(keys, frames, strict=True))
    facts = Facts(
        editions=editions,
        receipts=_read(directory / "receipts.csv", Receipts),
        grammar=_read(directory / "territory_grammar.csv", Grammar),
    )
    sheets = load_sheets(directory, _codes(facts))
    return replace(facts, targets=Announcements.validate(sheets.pop(TARGETS.name)), sheets=sheets)


def pending(facts: Facts, directory: Path) -> dict[Path, str]:
    """Texts of the editions and receipts that differ from those on disk, receipts last."""
    contents = {
        directory / source_id / f"{edition}.csv": frame.write_csv()
        for (source_id, edition), frame in facts.editions.items()
    }
    contents[directory / "receipts.csv"] = facts.receipts.write_csv()
    return {
        path: text
        for path, text in contents.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    }


def write_texts(texts: Mapping[Path, str]) -> None:
    """Write text files, each replaced whole, in their order."""
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{os.getpid()}.part")
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)


def save(facts: Facts, directory: Path) -> list[Path]:
    """Write the editions and receipts that differ from those on disk; returns the files written.

    Each file is replaced whole, receipts last: a run cut short leaves readable facts.
    """
    texts = pending(facts, directory)
    write_texts(texts)
    return list(texts)


def _codes(facts: Facts) -> dict[str, set[str]]:
    """Codes that files written by hand may use, where a source says what exists."""
    codes = {}
    if figures := set(facts.of_source(published.SOURCE)["figure_id"]):
        codes[FIGURES] = figures
    vintage = facts.last_edition(insee.COG)
    if vintage is not None:
        codes[TERRITORIES] = {"FR", *facts.editions[insee.COG.id, vintage]["territory_id"]}
    return codes


def _edition(path: Path) -> date:
    try:
        return date.fromisoformat(path.stem)
    except ValueError:
        raise PipelineError(
            f"{path} : un fichier de faits porte le nom de son édition (AAAA-MM-JJ.csv). "
            "Renommez-le ou retirez-le."
        ) from None


def _read(path: Path, schema: type[dy.Schema]) -> pl.DataFrame:
    if not path.exists():
        raise PipelineError(
            f"{path} : fichier de faits absent. Rétablissez-le depuis le dépôt (git checkout)."
        )
    try:
        frame = pl.read_csv(path, schema=schema.create_empty().schema)
        return schema.validate(frame)
    except pl.exceptions.PolarsError as error:
        # The first line says which column and value; the next ones advise users of polars.
        cause = str(error).partition("\n")[0][:200]
        raise ContractError(f"{path} : fichier de faits illisible ({cause}).") from error
    except dy.exc.ValidationError as error:
        raise ContractError(f"{path} : des lignes enfreignent le schéma ({error}).") from error
