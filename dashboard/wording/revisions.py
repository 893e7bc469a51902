"""Words of the page Chiffres et révisions: the log of what editions changed."""

from dashboard.cards.quality import EditionCount, Revised, RevisionCard
from dashboard.cards.series import IndicatorCard, SeriesCard
from dashboard.selection.revisions import KINDS
from dashboard.wording import values
from dashboard.wording.dates import long_date, short_date
from dashboard.wording.numbers import count_of, plural
from dashboard.wording.typography import NBSP, listed

TITLE = "Chiffres et révisions"
LEAD = (
    "Les chiffres cités ailleurs rapprochés de la mesure utilisée ici, ce qu’on savait à une date "
    "passée, ce que chaque édition du Baromètre a changé et ce que les contrôles ont relevé."
)
LOG = "Journal des révisions"
COLUMNS = (
    *("Édition", "Ce qui change", "Date concernée", "Avant", "Après"),
    *("Effet sur le verdict", "Édition précédente"),
)
PICKER = "Ce qui change"
EVERYTHING = "Tout : valeurs, départs et cibles"
PICKED = {
    Revised.VALUE: "Valeurs",
    Revised.BASELINE: "Départs (valeur ou date)",
    Revised.TARGET: "Cibles (valeur ou échéance)",
}
# What changes: the figure, its date, or both.
NAMES = {
    Revised.VALUE: ("Valeur", "Date", "Valeur et date"),
    Revised.BASELINE: ("Départ", "Date du départ", "Départ et sa date"),
    Revised.TARGET: ("Cible", "Échéance", "Cible et échéance"),
}
COUNTED = {
    Revised.VALUE: ("valeur", "valeurs"),
    Revised.BASELINE: ("départ", "départs"),
    Revised.TARGET: ("cible", "cibles"),
}
ROUNDED = " (arrondi)"
NO_EFFECT = "sans effet"
FILTERED_OUT = "Aucune révision ne correspond à ce filtre."
CLEAR = "Voir toutes les révisions"
EFFECT_NOTE = (
    "L’effet compare le verdict de la veille de l’édition et celui du jour même, avec ce qui était "
    "publié alors : il réunit tout ce que l’édition a apporté, nouvelles valeurs comprises."
)
NOTE = (
    "Un même chiffre peut être publié avec plus ou moins de décimales d’une édition à l’autre : "
    "« arrondi » signale cette différence, qui n’est pas une révision de fond."
)
EVERYWHERE = "Dans tous les territoires"
NOTHING_ANYWHERE = (
    "Aucune édition n’a changé une valeur, un départ ou une cible de cet indicateur, dans aucun "
    "territoire."
)


def picked(code: str) -> str:
    """The label of a kind of revision in the box that filters them."""
    return PICKED[KINDS[code]] if code else EVERYTHING


def status(shown: int, total: int, series: SeriesCard) -> str:
    """How many revisions are shown."""
    where = series.territory.name_in
    if not total:
        return (
            f"Aucune révision {where} pour cet indicateur{NBSP}: aucune édition n’a changé une "
            "valeur, un départ ou une cible."
        )
    if not shown:
        return FILTERED_OUT
    return f"{shown}{NBSP}{plural(shown, 'révision affichée', 'révisions affichées')} {where}."


def caption(series: SeriesCard) -> str:
    """Caption of the log."""
    return (
        f"{series.indicator.label}, {series.territory.name}{NBSP}: révisions, de la plus récente "
        "à la plus ancienne"
    )


def row(revision: RevisionCard, indicator: IndicatorCard) -> tuple[str, str, str, str, str]:
    """Edition, what changes, its date, before and after: every digit, roundings are told too."""
    before = values.exact(revision.value_before, indicator)
    after = values.exact(revision.value, indicator)
    if revision.date != revision.date_before:
        before = f"{before} au {short_date(revision.date_before)}"
        after = f"{after} au {short_date(revision.date)}"
    return (
        short_date(revision.edition),
        change(revision, indicator),
        short_date(revision.date),
        before,
        after,
    )


def change(revision: RevisionCard, indicator: IndicatorCard) -> str:
    """« Valeur », « Valeur (arrondi) », « Échéance », « Départ et sa date »."""
    figure, day, both = NAMES[revision.kind]
    if revision.is_rounding(indicator.unit):
        return figure + ROUNDED
    if revision.date == revision.date_before:
        return figure
    return day if revision.value == revision.value_before else both


def counted(count: EditionCount) -> str:
    """« L’édition du 29 mars 2024 a changé 101 cibles dans 101 territoires. »"""
    said = [count_of(number, *COUNTED[kind]) for kind, number in count.counts]
    places = count_of(count.territories_count, "territoire", "territoires")
    return (
        f"L’édition du {long_date(count.edition)} a changé {listed(said)} dans {places}"
        f"{_roundings(count)}."
    )


def _roundings(count: EditionCount) -> str:
    """How many of these changes are only other roundings."""
    total = sum(number for _, number in count.counts)
    if not count.roundings_count:
        return ""
    if count.roundings_count < total:
        return f", dont {count.roundings_count} par un simple changement d’arrondi"
    simple = plural(total, "un simple changement", "de simples changements")
    return f"{NBSP}: {simple} d’arrondi"
