"""What our own arithmetic adds to the transcribed figures of the sessions (EVC).

In: table `evc_figures`. Out: table `evc_computed`. A sum, a share or a ratio takes figures of one
session, one scope and one profession; France only, since a région's candidates are those who sat
there while its posts are open to everyone.
"""

import polars as pl

from pipelines.contract.padhue import EvcComputed
from pipelines.vocabulary import FRANCE, Confidence, EvcScope, Roundness

ALL_PROFESSIONS, ALL_SPECIALTIES = "toutes professions EVC", "toutes"
POSTS, LAUREATES, REGISTERED = "postes_ouverts", "laureats_liste_principale", "inscrits"
FILLED, PER_POST, REST = "taux_pourvoi", "candidats_par_poste", "non_detaille"
SAME = ["session", "scope", "profession", "specialty"]
SOURCE = ["source_title", "source_publisher", "source_date"]
FROM_LOW_TO_HIGH = pl.Enum([Confidence.LOW.value, Confidence.MEDIUM.value, Confidence.HIGH.value])
# Under ten posts one person is a tenth: the numbers are shown, not their quotient.
FEWEST_POSTS = 10


def computed_figures(figures: pl.DataFrame) -> pl.DataFrame:
    """Sums, remainders, shares of posts filled and candidates per post, each with its formula."""
    usable = figures.filter(
        pl.col("session").is_not_null(),
        pl.col("territory_id") == FRANCE,
        pl.col("roundness") != Roundness.PLUS_DE,
    )
    known = _known(usable)
    found = pl.concat(
        [
            _implied(usable),
            _professions_together(known),
            _routes_together(known),
            _not_detailed(known),
            _quotient(known, LAUREATES, FILLED),
            _quotient(known, REGISTERED, PER_POST),
        ]
    )
    published = known.filter(measure=FILLED).select(*SAME, "measure")
    new = found.join(published, on=[*SAME, "measure"], how="anti")
    return new.select(EvcComputed.column_names()).sort(EvcComputed.primary_key())


def _known(usable: pl.DataFrame) -> pl.DataFrame:
    """One row per measure, session and scope: the range of what the sources say, and all of them.

    A source is heard once for each measure: what dates a figure plays no part here.
    """
    return usable.group_by(*SAME, "measure", maintain_order=True).agg(
        pl.col("value_low").min(), pl.col("value_high").max(), *_sources()
    )


def _sources() -> list[pl.Expr]:
    """All sources, each once, and the confidence of the least sure of them."""
    return [pl.struct(SOURCE).unique(maintain_order=True).alias("sources"), _least_sure()]


def _sources_together() -> list[pl.Expr]:
    """The same over rows that already hold several."""
    together = pl.col("sources").explode(empty_as_null=False).unique(maintain_order=True)
    return [together, _least_sure()]


def _least_sure() -> pl.Expr:
    return pl.col("confidence").cast(pl.String).cast(FROM_LOW_TO_HIGH).min()


def _implied(usable: pl.DataFrame) -> pl.DataFrame:
    """What a source says of another session than its own: « suppose 1 300 postes en 2020 »."""
    # Before the two routes of 2025, only the competition (list A) has posts.
    rows = usable.drop_nulls("implied_session").with_columns(
        sources=pl.concat_list(pl.struct(SOURCE)),
        value_low="implied_value",
        value_high="implied_value",
        formula=_said("value_low")
        + " − "
        + _said(pl.col("value_low") - pl.col("implied_value"))
        + pl.format(" (écart annoncé pour {})", "session"),
        session="implied_session",
        scope=pl.lit(EvcScope.LISTE_A.value),
    )
    return _ready(rows, "postes")


def _professions_together(known: pl.DataFrame) -> pl.DataFrame:
    """Posts of a session whose sources give them by profession only."""
    posts = known.filter(measure=POSTS, specialty=ALL_SPECIALTIES)
    by_profession = posts.filter(pl.col("profession") != ALL_PROFESSIONS)
    whole = posts.filter(profession=ALL_PROFESSIONS)
    parts = by_profession.join(whole, on="session", how="anti").sort("value_low", descending=True)
    sums = _added(parts, ["session", "scope"])
    return _ready(sums.with_columns(profession=pl.lit(ALL_PROFESSIONS)), "postes")


def _routes_together(known: pl.DataFrame) -> pl.DataFrame:
    """Posts of the internal and external routes."""
    routes = known.filter(
        pl.col("scope").is_in([EvcScope.VOIE_INTERNE.value, EvcScope.VOIE_EXTERNE.value]),
        measure=POSTS,
        profession=ALL_PROFESSIONS,
        specialty=ALL_SPECIALTIES,
    )
    sums = _added(routes.sort("scope"), ["session", "profession"])
    return _ready(sums.with_columns(scope=pl.lit(EvcScope.DEUX_VOIES.value)), "postes")


def _added(parts: pl.DataFrame, by: list[str]) -> pl.DataFrame:
    """Sums over two parts or more; `formula` lists them in the order of the frame."""
    sums = parts.group_by(by, maintain_order=True).agg(
        formula=_said("value_low").str.join(" + "),
        count=pl.len(),
        value_low=pl.col("value_low").sum(),
        value_high=pl.col("value_high").sum(),
        sources=_sources_together()[0],
        confidence=_sources_together()[1],
    )
    return sums.filter(pl.col("count") > 1).with_columns(
        measure=pl.lit(POSTS), specialty=pl.lit(ALL_SPECIALTIES)
    )


def _not_detailed(known: pl.DataFrame) -> pl.DataFrame:
    """Posts of a session less those given by specialty: where both are known and undisputed."""
    posts = known.filter(pl.col("value_low") == pl.col("value_high"), measure=POSTS)
    whole = posts.filter(profession=ALL_PROFESSIONS, specialty=ALL_SPECIALTIES)
    detailed = (
        posts.filter(pl.col("specialty") != ALL_SPECIALTIES)
        .group_by("session", "scope", maintain_order=True)
        .agg(*_sources_together(), detailed=pl.col("value_low").sum(), count=pl.len())
    )
    rest = pl.col("value_low") - pl.col("detailed")
    both = whole.join(detailed, on=["session", "scope"], suffix="_other")
    rows = both.with_columns(
        *_both_sources(),
        measure=pl.lit(REST),
        formula=pl.format(
            "{} − {} ({} {})", _said("value_low"), _said("detailed"), "count", _noun("count")
        ),
        value_low=rest,
        value_high=rest,
    )
    return _ready(rows, "postes")


def _quotient(known: pl.DataFrame, counted: str, measure: str) -> pl.DataFrame:
    """People counted over posts: in percent for a share, as a number for candidates per post."""
    factor, unit = (100, "%") if measure == FILLED else (1, "candidats par poste")
    people, posts = known.filter(measure=counted), known.filter(measure=POSTS)
    both = people.join(posts, on=SAME, suffix="_other")
    rows = both.filter(pl.col("value_low_other") >= FEWEST_POSTS).with_columns(
        *_both_sources(),
        measure=pl.lit(measure),
        formula=_range("value_low", "value_high")
        + " ÷ "
        + _range("value_low_other", "value_high_other"),
        value_low=factor * pl.col("value_low") / pl.col("value_high_other"),
        value_high=factor * pl.col("value_high") / pl.col("value_low_other"),
    )
    return _ready(rows, unit)


def _both_sources() -> list[pl.Expr]:
    """Sources and lowest confidence of two joined rows."""
    lowest = pl.min_horizontal("confidence", "confidence_other")
    sources = pl.concat_list("sources", "sources_other").list.unique(maintain_order=True)
    return [sources.alias("sources"), lowest.alias("confidence")]


def _range(low: str, high: str) -> pl.Expr:
    whole = pl.format("({} à {})", _said(low), _said(high))
    return pl.when(pl.col(low) == pl.col(high)).then(_said(low)).otherwise(whole)


def _noun(count: str) -> pl.Expr:
    several = pl.col(count) > 1
    return pl.when(several).then(pl.lit("spécialités")).otherwise(pl.lit("spécialité"))


def _said(value: str | pl.Expr) -> pl.Expr:
    """A whole number with its thousands apart: « 4 000 »."""
    expression = pl.col(value) if isinstance(value, str) else value
    digits = expression.cast(pl.Int64).cast(pl.String)
    return digits.str.replace(r"^(\d+)(\d{3})$", "$1 $2")


def _ready(rows: pl.DataFrame, unit: str) -> pl.DataFrame:
    """Rows in the columns of the table; sources are told apart by a vertical bar."""
    fields = {
        name: pl.col("sources").list.eval(pl.element().struct.field(name)).list.join(" | ")
        for name in SOURCE
    }
    named = rows.with_columns(**fields, unit=pl.lit(unit))
    texts = named.with_columns(pl.col("confidence").cast(pl.String))
    return texts.select(EvcComputed.column_names()).cast(EvcComputed.create_empty().schema)
