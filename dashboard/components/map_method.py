"""What the page of methods says of the maps."""

from collections.abc import Iterable

from dashboard.cards.series import IndicatorCard
from dashboard.components.fold import Fold, fold
from dashboard.components.frame import paragraph, section, show
from dashboard.components.table import Column, definitions_html, table_html
from dashboard.maps.scales import CHANGE_BOUNDS, RATE_BOUNDS
from dashboard.wording import map_method as words


def maps_block(indicators: Iterable[IndicatorCard]) -> None:
    """What maps colour, then each layer, folded."""
    show(section(words.TITLE), paragraph(words.LEAD))
    fold(Fold.BOUNDS, words.SHOW_BOUNDS, lambda: show(maps(indicators)))


def maps(indicators: Iterable[IndicatorCard]) -> str:
    """Each layer and how its classes were chosen, then the bounds themselves."""
    columns = [Column(label=label) for label in words.COLUMNS]
    rows = [
        words.bounds_row(card, RATE_BOUNDS[card.indicator_id], CHANGE_BOUNDS[card.indicator_id])
        for card in indicators
    ]
    return definitions_html(words.TERMS) + table_html(words.CAPTION, columns, rows)
