"""The files of the charts of page Territoire: a territory beside its région, others and France."""

from functools import partial

import polars as pl

from dashboard.cards.beside import BesideCard
from dashboard.cards.series import newest_dates
from dashboard.exports import names
from dashboard.exports.charts import comparison, gathering
from dashboard.exports.charts.model import Asked, Chart, ChartFiles
from dashboard.figures.static_beside import beside_body
from dashboard.figures.static_sheet import Body
from dashboard.selection.url import DAY, TERRITORY
from dashboard.store import beside
from dashboard.wording import beside as chart_words
from dashboard.wording import exports as words
from dashboard.wording.values import capital


def gather(asked: Asked) -> ChartFiles | None:
    """The targets that have numbers in one territory and beside it; None for France."""
    selection = gathering.selection_of(asked, honoured=(DAY,))
    if selection is None:
        return None
    cards = beside.besides(selection.territory_id, selection.lens(asked.today).known_on)
    series = tuple(one for card in cards for _, one in card.lines if one.points)
    if not series:
        return None
    reading = " ".join(
        f"{card.indicator.short_label}. {chart_words.sentence(card)}" for card in cards
    )
    reading += f" {capital(words.bare_reading(chart_words.reading(cards)))}"
    address = gathering.link(asked, "territoire", selection, (TERRITORY, DAY))
    said = gathering.around(series, selection, reading, words.COMPARED_METHOD, address)
    title = chart_words.title(cards)
    sheet = gathering.burned(title, chart_words.subtitle(cards), said)
    data = pl.concat(_values(card) for card in cards)
    meaning = [line for card in cards for line in words.meanings(card.indicator)]
    return ChartFiles(
        name=names.stem(
            "evolutions",
            names.place(cards[0].own.territory),
            max(newest_dates(series), default=None),
            *names.outlook(selection),
        ),
        data=data,
        definitions=gathering.definitions(
            sheet, meaning, said, gathering.sources_of(series), data.columns
        ),
        words=sheet,
        alternative=f"{title}. {reading}",
        draw=partial(_draw, cards),
    )


def _values(card: BesideCard) -> pl.DataFrame:
    """The values of one chart, with what each territory is in it."""
    return pl.concat(
        comparison.values(one).with_columns(role=pl.lit(str(role))) for role, one in card.lines
    )


def _draw(cards: tuple[BesideCard, ...]) -> Body | None:
    return beside_body(cards) if any(card.is_measured for card in cards) else None


CHART = Chart(path="/donnees/evolutions/{territory}", gather=gather)
