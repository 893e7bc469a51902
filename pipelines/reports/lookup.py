"""One value, as the command line shows it: with its date, unit, status, edition and source."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - fields are named `date`

import polars as pl

from pipelines.errors import UnknownName
from pipelines.measures.known import values_known_on
from pipelines.publish import Release, read_table
from pipelines.vocabulary import ValueStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What is known of an indicator in a territory on a date; `value` in `unit`."""

    indicator_id: str
    territory_id: str
    date: Date | None
    value: float | None
    unit: str
    status: str
    edition: Date | None
    source_id: str | None


def look_up(
    release: Release,
    indicator_id: str,
    territory_id: str,
    *,
    on: Date | None = None,
    as_known_on: Date | None = None,
) -> Value:
    """The value on the date `on`, or the newest measured one. Raises UnknownName.

    Without a row for that date the answer is a value `not_published`, never a neighbour's.
    """
    indicators = read_table(release, "indicators")
    _must_exist("Indicateur inconnu", indicator_id, indicators["indicator_id"])
    _must_exist(
        "Territoire inconnu", territory_id, read_table(release, "territories")["territory_id"]
    )
    observations = read_table(release, "observations").filter(
        pl.col("indicator_id") == indicator_id, pl.col("territory_id") == territory_id
    )
    known = values_known_on(observations, as_known_on)
    rows = known.filter(pl.col("date") == on) if on else _newest_measure(known)
    unit = indicators.filter(pl.col("indicator_id") == indicator_id)["unit"][0]
    row = rows.row(0, named=True) if rows.height else {}
    return Value(
        indicator_id=indicator_id,
        territory_id=territory_id,
        date=row.get("date", on),
        value=row.get("value"),
        unit=unit,
        status=row.get("value_status", ValueStatus.NOT_PUBLISHED.value),
        edition=row.get("edition"),
        source_id=row.get("source_id"),
    )


def look_up_progress(
    release: Release, indicator_id: str, territory_id: str, statement_id: str | None = None
) -> dict[str, object]:
    """One row of table `progress`, by column; the indicator's default statement unless named.

    Raises UnknownName, with the statements that exist for that indicator and territory.
    """
    indicators = read_table(release, "indicators")
    _must_exist("Indicateur inconnu", indicator_id, indicators["indicator_id"])
    _must_exist(
        "Territoire inconnu", territory_id, read_table(release, "territories")["territory_id"]
    )
    targeted = read_table(release, "progress").filter(pl.col("indicator_id") == indicator_id)
    rows = targeted.filter(pl.col("territory_id") == territory_id)
    if rows.is_empty():
        raise UnknownName(
            f"Aucune cible de {indicator_id} pour {territory_id}. Territoires qui en ont une : "
            f"{_examples(targeted['territory_id'])}."
        )
    default = indicators.filter(pl.col("indicator_id") == indicator_id)["default_statement_id"][0]
    wanted = default if statement_id is None else statement_id
    _must_exist("Annonce inconnue ici", wanted, rows["statement_id"])
    return rows.filter(pl.col("statement_id") == wanted).row(-1, named=True)


def _newest_measure(known: pl.DataFrame) -> pl.DataFrame:
    """A carried-forward or computed value is not a measure: it is shown when asked for by date."""
    return known.filter(pl.col("value_status") == ValueStatus.OBSERVED).sort("date").tail(1)


def _must_exist(kind: str, wanted: str, known: pl.Series) -> None:
    if wanted not in known.to_list():
        raise UnknownName(f"{kind} : « {wanted} ». Exemples : {_examples(known)}.")


def _examples(known: pl.Series) -> str:
    return ", ".join(known.unique(maintain_order=True).head(6).to_list()) or "aucun"
