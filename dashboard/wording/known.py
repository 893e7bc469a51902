"""Words of « Ce qu’on savait le… »: one series as published by a day, beside what it is today."""

from collections.abc import Sequence
from datetime import date

from dashboard.cards.progress import ProgressCard, Standing
from dashboard.cards.quality import Vintage, ZeroTargets
from dashboard.cards.series import IndicatorCard, SeriesCard
from dashboard.wording import values
from dashboard.wording.dates import long_date, short_date
from dashboard.wording.numbers import NOT_APPLICABLE, NOT_AVAILABLE, percent
from dashboard.wording.pace import gap_to_path
from dashboard.wording.typography import NBSP, NNBSP
from pipelines.vocabulary import Unit

PICKER = "Ce qu’on savait le"
WHAT = "Ce qui est connu"
TERMS = (
    *("Dernière valeur mesurée", "Départ", "Cible", "Échéance", "Part du chemin"),
    *("Écart à la trajectoire", "Verdict"),
)
TO_COME = (
    "Cette date est à venir : la première colonne la montre avec ce qui est connu aujourd’hui."
)
VINTAGES = ("Édition", "Valeur", "Statut")
# A greater move is seen from zero, and a value under it stands beside zero.
SMALL_MOVE_POINTS = 20
CUT_AXIS = "L’axe vertical ne commence pas à zéro."
OTHER_DATES = "Voir une autre date publiée par plusieurs éditions"
LINE = "Valeur selon l’édition"


def title(day: date) -> str:
    """« Ce qu’on savait le 15 octobre 2024 »."""
    return f"{PICKER} {long_date(day)}"


def caption(series: SeriesCard, day: date) -> str:
    """Caption of the table of then and now."""
    return (
        f"{series.indicator.label}, {series.territory.name}{NBSP}: publié au {long_date(day)}, "
        "et aujourd’hui"
    )


def columns(day: date, today: date) -> tuple[str, str, str]:
    """« Le 15 octobre 2024 », « Aujourd’hui, 21 novembre 2026 »."""
    return WHAT, f"Le {long_date(day)}", f"Aujourd’hui, {long_date(today)}"


def facts(standing: Standing, day: date) -> tuple[str, ...]:
    """What goes with TERMS, but for the verdict: value, start, target, deadline, share, gap."""
    series, card = standing.series, standing.progress
    target = series.target
    return (
        _latest(series),
        _start(series),
        values.bare(target.target_value, series.indicator) if target else NOT_APPLICABLE.mark,
        short_date(target.deadline) if target and target.deadline else NOT_APPLICABLE.mark,
        NOT_APPLICABLE.mark if series.share_pct is None else percent(series.share_pct),
        _gap(card, series.indicator, day),
    )


def sentence(then: SeriesCard, now: SeriesCard, day: date, today: date) -> str:
    """What was the newest value on that day, and what the same date says today."""
    if day > today:
        return TO_COME
    known = then.latest
    if known is None or known.value is None:
        where = then.territory.name_in
        return f"Le {long_date(day)}, aucune valeur n’était encore publiée {where}."
    indicator = then.indicator
    value = values.exact(known.value, indicator)
    said = (
        f"Le {long_date(day)}, la dernière valeur connue était {value} ({long_date(known.date)})."
    )
    same_date = next((point.value for point in now.points if point.date == known.date), None)
    if same_date is None:
        return f"{said} Aujourd’hui, aucune valeur n’est publiée à cette date."
    shown = values.exact(same_date, indicator)
    unchanged = f"{NBSP}: elle n’a pas été révisée depuis" if same_date == known.value else ""
    return f"{said} Aujourd’hui, cette même date affiche {shown}{unchanged}."


def zero_targets(found: ZeroTargets, indicator: IndicatorCard) -> str:
    """What a target of 0 did to the printed rate, and when it was mended."""
    where = f"{found.zero_count} départements sur {found.departements_count}"
    reached = (
        "dans chacun d’eux"
        if found.all_reached_count == found.zero_count
        else f"dans {found.all_reached_count} d’entre eux"
    )
    mended = (
        f" L’édition du {long_date(found.corrected_on)} a remplacé ces cibles."
        if found.corrected_on
        else ""
    )
    return (
        f"Au {long_date(found.day)}, la cible publiée valait {values.bare(0.0, indicator)} dans "
        f"{where}{NBSP}: le Baromètre imprimait un taux de 100{NNBSP}% {reached}, quelle que soit "
        f"la valeur. Un tel taux ne mesure rien{NBSP}: la part du chemin ci-dessus est recalculée."
        f"{mended}"
    )


def vintage_titles(printed: Sequence[Vintage], series: SeriesCard) -> tuple[str, str]:
    """Title and subtitle of the chart of editions."""
    return vintage_title(printed, series.indicator), vintage_subtitle(printed, series)


def vintage_title(printed: Sequence[Vintage], indicator: IndicatorCard) -> str:
    """« La valeur du 31 mai 2024 est passée de 85,8 % à 86,1 % », or that it never moved."""
    day = long_date(printed[0].date)
    first, last = printed[0].value, printed[-1].value
    if first != last:
        before, after = values.exact(first, indicator), values.exact(last, indicator)
        return f"La valeur du {day} est passée de {before} à {after}"
    if len({one.value for one in printed}) > 1:
        return (
            f"La valeur du {day} a changé, puis elle est revenue à {values.exact(first, indicator)}"
        )
    return f"Les {len(printed)} éditions donnent la même valeur au {day}"


def vintage_subtitle(printed: Sequence[Vintage], series: SeriesCard) -> str:
    """Measure, territory, and what runs from left to right."""
    return (
        f"{series.indicator.label}, {series.territory.name}, valeur du "
        f"{long_date(printed[0].date)} selon l’édition"
    )


def vintage_alternative(printed: Sequence[Vintage], series: SeriesCard) -> str:
    """Text alternative of the chart, 250 characters at most."""
    first, last = (
        (values.exact(one.value, series.indicator), short_date(one.edition))
        for one in (printed[0], printed[-1])
    )
    return (
        f"Courbe en escalier. {series.indicator.short_label}, {series.territory.name_in}, valeur "
        f"du {long_date(printed[0].date)}{NBSP}: {first[0]} dans l’édition du {first[1]}, "
        f"{last[0]} dans celle du {last[1]}. Données dans le tableau qui suit."
    )


def vintage_caption(printed: Sequence[Vintage], series: SeriesCard) -> str:
    """Caption of the table of editions."""
    return (
        f"{series.indicator.short_label}, {series.territory.name}{NBSP}: valeur du "
        f"{long_date(printed[0].date)} dans chaque édition"
    )


def vintage_row(one: Vintage, indicator: IndicatorCard) -> tuple[str, str, str]:
    """Edition, value with all its digits, status."""
    return (
        long_date(one.edition),
        values.exact(one.value, indicator),
        values.capital(values.STATUS[one.value_status]),
    )


def vintage_hover(one: Vintage, indicator: IndicatorCard) -> str:
    """What a point says when it is reached."""
    return f"Édition du {long_date(one.edition)}{NBSP}: {values.exact(one.value, indicator)}"


def is_cut(printed: Sequence[Vintage], indicator: IndicatorCard) -> bool:
    """Whether the vertical axis starts elsewhere than at zero: most percentages move by tenths."""
    low, high = min(one.value for one in printed), max(one.value for one in printed)
    is_small = high - low < SMALL_MOVE_POINTS < low
    return indicator.unit is Unit.PERCENT and is_small


def _latest(series: SeriesCard) -> str:
    latest = series.latest
    if latest is None:
        return NOT_AVAILABLE.mark
    return f"{values.bare(latest.value, series.indicator)} au {short_date(latest.date)}"


def _start(series: SeriesCard) -> str:
    target = series.target
    if target is None or target.baseline_value is None or target.baseline_date is None:
        return NOT_AVAILABLE.mark
    start = values.bare(target.baseline_value, series.indicator)
    return f"{start} au {short_date(target.baseline_date)}"


def _gap(card: ProgressCard | None, indicator: IndicatorCard, day: date) -> str:
    if card is None or card.is_over(day) or card.gap_units is None:
        return NOT_APPLICABLE.mark
    return gap_to_path(card, indicator)
