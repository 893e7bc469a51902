"""Words inside the files of a chart: lines burned under its picture, second sheet, links."""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.cards.progress import ProgressCard
from dashboard.cards.quality import SourceCard, Vintage
from dashboard.cards.series import IndicatorCard, SeriesCard, TargetCard
from dashboard.wording import indicator as indicator_words
from dashboard.wording import pace, values
from dashboard.wording import provenance as provenance_words
from dashboard.wording.dates import long_date
from dashboard.wording.numbers import count_of
from dashboard.wording.typography import NBSP, typo
from pipelines.vocabulary import Unit

TREND_METHOD = (
    "Part du chemin rapportée à la part du temps, du départ à l’échéance ; la trajectoire "
    "linéaire et la prolongation ne sont pas des prévisions"
)
VINTAGE_METHOD = "Valeur imprimée par chaque édition pour une même date, sans retraitement"
COMPARED_METHOD = (
    "Nombres rapportés à la population municipale la plus récente, pour 100 000 habitants ; "
    "pourcentages tels qu’ils sont publiés"
)
FUNNEL_METHOD = {
    Unit.COUNT: (
        "Limites exactes de la loi de Poisson, à 95 % et à 99,8 %, autour du taux de l’ensemble "
        "des départements"
    ),
    Unit.PERCENT: (
        "Limites de Wilson, à 95 % et à 99,8 %, autour du pourcentage de l’ensemble des "
        "départements"
    ),
}
LEVEL_METHOD = {
    Unit.COUNT: (
        "Part du chemin : 100 × (valeur − départ) ÷ (cible − départ), ni arrondie ni bornée, avec "
        "le départ et la cible de chaque territoire"
    ),
    Unit.PERCENT: "Pourcentages tels qu’ils sont publiés, avec le départ et la cible de chacun",
}
SCATTER_METHOD = (
    "Valeur la plus récente de chaque grandeur dans chaque département ; ni modèle, ni courbe "
    "ajustée"
)
LOG_SCALE = "L’échelle des populations est logarithmique"
SCOPE = "Champ"
LINK, METHOD, READING = "Lien permanent", "Méthode", "Lecture"
TITLE, MEASURE, VERSION, NOTE = "Titre", "Mesure", "Version", "Note"


def line(term: str, text: str) -> str:
    """« Source : … », as it is burned under a picture."""
    # No full stop sticks to an address.
    stop = "" if text.startswith("http") else "."
    return typo(f"{term}{NBSP}: {text.rstrip('.')}{stop}")


def made(build_id: str, seen: date | None) -> str:
    """Which release the file comes from, and the day it is read from if it is another."""
    as_if = f", vue comme si nous étions le {long_date(seen)}" if seen else ""
    return f"{build_id} des données de Cap Santé{as_if}"


def reading(series: SeriesCard) -> str:
    """« Dans l’Ain, 40 MSP au 30 juin 2025. », without an age that would grow old in the file."""
    latest, where = series.latest, series.territory.name_in
    if latest is None or latest.value is None:
        return f"Aucune donnée publiée {where} pour cet indicateur."
    said = values.with_unit(latest.value, series.indicator)
    return f"{values.capital(where)}, {said} {values.stock_date(latest.date)}."


def vintage_reading(printed: Sequence[Vintage], indicator: IndicatorCard) -> str:
    """Both ends of the chart of editions, in words."""
    (first, before), (last, after) = (
        (long_date(one.edition), values.exact(one.value, indicator))
        for one in (printed[0], printed[-1])
    )
    day = values.stock_date(printed[0].date)
    return f"L’édition du {first} donne {before} {day} ; celle du {last}, {after}."


def meanings(indicator: IndicatorCard) -> list[tuple[str, str]]:
    """What the indicator is, for the second sheet."""
    return [
        ("Indicateur", indicator.label),
        ("Unité", indicator.unit_many),
        ("Définition", indicator.definition),
        ("Ce que publie le producteur", indicator.producer_note),
        ("Ce que nous faisons", indicator.our_processing),
        *(("À savoir", caveat) for caveat in indicator.caveats),
    ]


def goals(series: SeriesCard, today: date) -> list[tuple[str, str]]:
    """Starting point, then each target statement: who said it, when, and where it stands."""
    targets = sorted(series.targets, key=lambda one: not one.is_default)
    shown = series.target
    start = []
    if shown is not None and shown.baseline_value is not None and shown.baseline_date is not None:
        value = values.with_unit(shown.baseline_value, series.indicator)
        start = [("Départ", f"{value} {values.stock_date(shown.baseline_date)}")]
    return start + [
        ("Cible retenue" if one is shown else "Autre cible", _goal(one, series.indicator, today))
        for one in targets
    ]


def landings(card: ProgressCard | None, indicator: IndicatorCard) -> list[tuple[str, str]]:
    """Where the pace leads, in the sentences of the page; nothing once the deadline has come."""
    said = pace.landing(card, indicator) if card is not None else ()
    return [("Atterrissage", sentence) for sentence in said]


def origins(used: Iterable[SourceCard]) -> list[tuple[str, str]]:
    """Producer, data set, edition, licence and page of each source."""
    lines = []
    for source in used:
        lines += [
            ("Producteur", source.producer),
            ("Jeu de données", source.title),
            ("Dernière édition lue", long_date(source.newest_edition)),
            ("Licence", source.licence),
        ]
        if source.page_url:
            lines.append(("Page du producteur", source.page_url))
    return lines


def provenance(
    series: Sequence[SeriesCard], sources: Sequence[SourceCard], updated: date
) -> tuple[tuple[str, str], ...]:
    """Champ, source, date of the data and of their extraction, as under the chart of a page."""
    return provenance_words.lines(series, {one.source_id: one for one in sources}, updated)


def about(
    scope: str, origins: Iterable[tuple[SourceCard, date]], days: str, updated: date
) -> tuple[tuple[str, str], ...]:
    """The same four lines, for what is not drawn from series: sources with their editions."""
    said = " ; ".join(provenance_words.cited(source, edition) for source, edition in origins)
    return (
        (SCOPE, scope),
        ("Source", said),
        ("Données au", days),
        ("Extraites le", long_date(updated)),
    )


def bare_reading(text: str) -> str:
    """A reading of the page without the word that starts its line here."""
    return text.removeprefix("Lecture : ").removeprefix(f"Lecture{NBSP}: ")


def departements(shown: int, total: int) -> str:
    """« 101 départements », « 100 départements sur 101 »."""
    said = count_of(shown, "département", "départements")
    return f"{said} sur {total}" if shown < total else said


def _goal(target: TargetCard, indicator: IndicatorCard, today: date) -> str:
    state = values.target_state(target, today)
    when = indicator_words.announced(target)
    # The address comes last, so that no full stop sticks to it.
    note, url = (f" {text}" if text else "" for text in (target.note, target.source_url))
    return (
        f"{values.target(target, indicator)} ({state}). {target.speaker}, {target.source_title}, "
        f"{when}.{note}{url}"
    )
