"""Words of the page Synthèse."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.progress import Standing
from dashboard.cards.series import SeriesCard
from dashboard.wording import values
from dashboard.wording.dates import month_year
from dashboard.wording.numbers import STABLE, plural
from dashboard.wording.typography import NBSP
from dashboard.wording.verdicts import NO_TARGET, NOT_SOLID, OVER, badge
from pipelines.vocabulary import Outcome

TITLE = "Où en sont les objectifs de santé ?"
TARGETS = "Les quatre objectifs"
CONTEXT = "Trois autres indicateurs du même baromètre"
CHANGES = "Ce qui a changé"
NO_CHANGE = "Aucun changement à montrer : il faut deux valeurs mesurées pour en voir un."
BEFORE_CITING = "À lire avant de citer"

PADHUE_TITLE = "Praticiens à diplôme hors Union européenne (PADHUE)"
PADHUE_TEXT = (
    "Aucune cible chiffrée n’a été publiée. La procédure annoncée en mai 2023 se suit par les "
    "étapes de son parcours, pas par un taux."
)
PADHUE_LINK = f"→ Détail{NBSP}: parcours des PADHUE"

SHARE_NOTE = (
    "La part du chemin compare la valeur au point de départ et à la cible, sans arrondi ni "
    "plafond : un recul reste un recul, un dépassement un dépassement."
)
CAUTIONS = (
    "Chaque valeur a sa date : ne comparez pas un chiffre de juin 2025 à un chiffre de novembre "
    "2025 sans le dire.",
    "Deux échéances circulent pour les 4 000 MSP, fin 2026 et fin 2027. D’autres sont passées : la "
    "couverture par les CPTS « fin 2023 », les 10 000 assistants médicaux « fin 2024 » puis « en "
    "2025 ». La page Indicateur montre chaque annonce.",
    "Le nombre de MSP du Baromètre n’est pas celui des MSP signataires de l’accord conventionnel ; "
    "un contrat d’assistant médical n’est pas un emploi à temps plein.",
)


BULLET_NOTE = (
    "Barre : dernière valeur. Rond : point de départ. Trait vertical : valeur attendue à cette "
    "date sur la trajectoire. Losange : cible."
)


def lead(targets: Sequence[Standing], today: date) -> str:
    """What the page holds, and how the targets stand; PADHUE, the last one, has no target."""
    words = [badge(one.progress, today).word for one in targets] + [NO_TARGET]
    said = [_how_many(words.count(word), word) for word in dict.fromkeys(words)]
    return (
        f"{values.capital(_IN_WORDS[len(words)])} objectifs nationaux annoncés au Conseil national "
        "de la refondation en santé (CNR Santé) le 3 mai 2023, suivis en France, dans 18 régions "
        f"et 101 départements{NBSP}: {', '.join(said)}."
    )


def _how_many(count: int, word: str) -> str:
    one, many = _STATES[word]
    return f"{_IN_WORDS[count]} {plural(count, one, many)}"


_IN_WORDS = {1: "un", 2: "deux", 3: "trois", 4: "quatre", 5: "cinq"}
_STATES = {
    "Atteint": ("est atteint", "sont atteints"),
    "En bonne voie": ("est en bonne voie", "sont en bonne voie"),
    "À accélérer": ("est à accélérer", "sont à accélérer"),
    "Insuffisant": ("avance trop lentement", "avancent trop lentement"),
    "En recul": ("recule", "reculent"),
    "Non calculable": ("n’est pas calculable", "ne sont pas calculables"),
    NOT_SOLID: ("ne permet pas de conclure", "ne permettent pas de conclure"),
    OVER[Outcome.REACHED][1]: (
        "a atteint sa cible à l’échéance",
        "ont atteint leur cible à l’échéance",
    ),
    OVER[Outcome.MISSED][1]: (
        "a manqué sa cible à l’échéance",
        "ont manqué leur cible à l’échéance",
    ),
    OVER[Outcome.UNKNOWN][1]: (
        "a une échéance passée sans résultat publié",
        "ont une échéance passée sans résultat publié",
    ),
    NO_TARGET: ("n’a pas de cible chiffrée", "n’ont pas de cible chiffrée"),
}


def goal(series: SeriesCard) -> str:
    """« Cible : 4 000 au 31 décembre 2026 »."""
    if series.target is None:
        return "Aucune cible chiffrée publiée."
    return f"Cible{NBSP}: {values.target(series.target, series.indicator)}"


def start(series: SeriesCard) -> str:
    """« Départ : 2 251 au 31 décembre 2022 », empty without a starting point."""
    target = series.target
    if target is None or target.baseline_value is None or target.baseline_date is None:
        return ""
    value = values.bare(target.baseline_value, series.indicator)
    return f"Départ{NBSP}: {value} {values.stock_date(target.baseline_date)}"


def link(series: SeriesCard) -> str:
    """Label of the link to the indicator's page."""
    return f"→ Détail{NBSP}: {series.indicator.short_label}"


def move(series: SeriesCard) -> str | None:
    """« MSP, France : de 2 758 à 2 981 (+223) entre … », None without two measures."""
    before, latest = series.previous, series.latest
    if before is None or latest is None or before.value is None or latest.value is None:
        return None
    indicator = series.indicator
    start, end = values.bare(before.value, indicator), values.bare(latest.value, indicator)
    course = (
        f"{STABLE} à {end}"
        if start == end
        else f"de {start} à {end} ({values.difference(latest.value - before.value, indicator)})"
    )
    return (
        f"{indicator.short_label}, {series.territory.name}{NBSP}: {course} entre "
        f"{month_year(before.date)} et {month_year(latest.date)}."
    )
