"""What the columns of the PADHUE transcription mean: sessions, lists, ranges, territories.

In: text columns as transcribed. Out: polars expressions of the columns of `EvcFigures`.
"""

from dataclasses import dataclass

import polars as pl

from pipelines.vocabulary import EvcScope, Roundness

YEAR = r"^\d{4}$"
DAY = r"^\d{4}-\d{2}-\d{2}$"
PERIOD = r"^(vers )?\d{4}$|^\d{4}-(\d{2}(-\d{2})?|\d{4})$"
VALUE = r"^(>|près de |environ )?(\d+(?:\.\d+)?)(?:-(\d+(?:\.\d+)?))?$"
ROUTE = r" \((voie interne|voie externe|deux voies)\)$"
ROUGHLY = r"(^|; )(environ|arrondi|cumul arrondi|ordre de grandeur|« quelque)"
LIST_OF_MEASURE = r"^(?:inscrits|presents|candidats|laureats|taux_pourvoi)_liste_([ABC])$"
# What belongs to one session of the épreuves; the other measures are stocks, shares, procedures.
OF_A_SESSION = (
    *("postes_ouverts", "postes_pourvus", "postes_vacants", "postes_liste_complementaire"),
    *("inscrits", "candidats", "candidats_deja_en_poste", "presents", "laureats"),
    *("laureats_liste_principale", "laureats_liste_complementaire", "laureats_ajoutes"),
    *("laureats_total", "laureats_non_affectes", "affectes_liste_principale"),
    *("affectes_petits_centres_hospitaliers", "taux_pourvoi", "taux_pourvoi_specialite"),
)
LISTS = {"A": EvcScope.LISTE_A, "B": EvcScope.LISTE_B, "C": EvcScope.LISTE_C}
ROUTES = {
    "voie interne": EvcScope.VOIE_INTERNE,
    "voie externe": EvcScope.VOIE_EXTERNE,
    "deux voies": EvcScope.DEUX_VOIES,
}
PREFIXES = {
    "national": "",
    "region": "REG-",
    "departement": "DEP-",
    "region_avant_2016": "REG2015-",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedScope:
    """A list that the source names elsewhere than in the figure's own line."""

    periods: tuple[str, ...]
    measure: str
    scope: EvcScope
    reason: str


STATED_SCOPES = (
    StatedScope(
        periods=("2013", "2014", "2015"),
        measure="laureats_liste_principale",
        scope=EvcScope.LISTE_A,
        reason="Derived in the transcription from the posts and the fill rate of list A.",
    ),
    StatedScope(
        periods=("2018",),
        measure="inscrits",
        scope=EvcScope.LISTES_A_B,
        reason="The transitions give 6 988 for lists A and B; list C had its last session in 2016.",
    ),
    StatedScope(
        periods=("2020",),
        measure="postes_ouverts",
        scope=EvcScope.LISTE_A,
        reason="One document for doctors and dentists: the posts of the competition.",
    ),
    StatedScope(
        periods=("2020",),
        measure="laureats_liste_principale",
        scope=EvcScope.LISTE_A,
        reason="Given in that document as « 92 % des postes ».",
    ),
)


def measure() -> pl.Expr:
    """The measure without the list that its name carries: the scope says it."""
    name = pl.col("measure")
    return (
        pl.when(name.str.contains(LIST_OF_MEASURE))
        .then(name.str.replace(r"_liste_[ABC]$", ""))
        .otherwise(name)
    )


def session() -> pl.Expr:
    """The year of the session; a dated figure belongs to the one that its source's title names."""
    period = pl.col("period")
    year = (
        pl.when(period.str.contains(YEAR))
        .then(period)
        .when(period.str.contains(DAY))
        .then(pl.col("source_title").str.extract(r"EVC (\d{4})"))
    )
    belongs = pl.col("quantity").is_in(OF_A_SESSION)
    return pl.when(belongs).then(year.cast(pl.Int32, strict=False))


def scope() -> pl.Expr:
    """The list or route that is counted: from the measure, the unit, the note, or as stated."""
    note = pl.col("note").fill_null("")
    stated = pl.lit(None, dtype=pl.String)
    for one in STATED_SCOPES:
        here = pl.col("session_or_date").is_in(one.periods) & (pl.col("measure") == one.measure)
        stated = pl.when(here).then(pl.lit(one.scope.value)).otherwise(stated)
    return pl.coalesce(
        pl.col("measure").str.extract(LIST_OF_MEASURE).replace_strict(LISTS, default=None),
        pl.col("unit").str.extract(ROUTE).replace_strict(ROUTES, default=None),
        stated,
        pl.when(note.str.contains(r"A\+B\+C")).then(pl.lit(EvcScope.LISTES_A_B_C.value)),
        pl.when(note.str.contains("listes A et B")).then(pl.lit(EvcScope.LISTES_A_B.value)),
        pl.when(note.str.contains("liste A")).then(pl.lit(EvcScope.LISTE_A.value)),
        pl.lit(EvcScope.NON_PRECISE.value),
    )


def territory_id() -> pl.Expr:
    """`FR`, `REG-52`, `DEP-44`, or `REG2015-82` for a région as it was until 2015."""
    prefix = pl.col("territory_type").replace_strict(PREFIXES, default=None)
    return prefix + pl.col("territory_code")


def roundness() -> pl.Expr:
    """The word before the number, in its own cell or before the same number in the note."""
    value, note = pl.col("value").fill_null(""), pl.col("note").fill_null("")
    said = note.str.extract(r"^(?:plus|près) de ([\d ]*\d)").str.replace_all(" ", "")
    of_value = (said == value.str.extract(VALUE, 2)).fill_null(value=False)
    return (
        pl.when(value.str.starts_with(">") | (of_value & note.str.starts_with("plus de")))
        .then(pl.lit(Roundness.PLUS_DE.value))
        .when(value.str.starts_with("près de") | (of_value & note.str.starts_with("près de")))
        .then(pl.lit(Roundness.PRES_DE.value))
        .when(value.str.starts_with("environ") | note.str.contains(ROUGHLY))
        .then(pl.lit(Roundness.ENVIRON.value))
        .otherwise(pl.lit(Roundness.EXACT.value))
    )


def value_low() -> pl.Expr:
    """The number, or the start of the range."""
    return pl.col("value").str.extract(VALUE, 2).cast(pl.Float64, strict=False)


def value_high() -> pl.Expr:
    """The number, or the end of the range; null for « plus de »."""
    end = pl.col("value").str.extract(VALUE, 3).cast(pl.Float64, strict=False)
    return pl.when(roundness() != Roundness.PLUS_DE).then(pl.coalesce(end, value_low()))


def implied(group: int) -> pl.Expr:
    """« suppose 1 300 postes en 2020 »: the value (group 1) and the session (group 2)."""
    found = pl.col("note").str.extract(r"suppose ([\d ]+) postes en (\d{4})", group)
    return found.str.replace_all(" ", "").cast(pl.Float64, strict=False)
