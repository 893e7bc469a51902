"""What a map shows, as numbers: one row for each territory of a level, and France."""

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - as in series.py

from dashboard.cards.progress import ProgressCard
from dashboard.cards.series import IndicatorCard, TerritoryCard
from dashboard.selection.layers import Layer
from pipelines.vocabulary import Level, Unit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MapRow:
    """A territory, its newest measure in the indicator's unit, and where it stands on its target.

    `source_id` gave that measure, in its `edition`; `progress` is None where no level to reach is
    set; without `has_shape`, the territory is in the table alone.
    """

    territory: TerritoryCard
    latest_value: float | None
    latest_date: Date | None
    source_id: str | None
    edition: Date | None
    progress: ProgressCard | None
    has_shape: bool = True

    @property
    def change(self) -> float | None:
        """What the newest measure adds to the one of about a year before, in the unit."""
        card = self.progress
        if card is None or card.latest_value is None or card.window_start_value is None:
            return None
        return card.latest_value - card.window_start_value


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LevelMap:
    """One indicator at one level, through one layer, as read on a day."""

    indicator: IndicatorCard
    level: Level
    layer: Layer
    day: Date
    rows: tuple[MapRow, ...]
    national: MapRow

    def number(self, row: MapRow) -> float | None:
        """What the layer puts in a class: a verdict has none.

        Counts in the indicator's unit; rates for 100 000 inhabitants or in percent; shares, paces
        and gaps in percent (a gap, of the value expected); changes for a year, counts for 100 000
        inhabitants. None where it is not defined: after a deadline, there is neither pace nor gap.
        """
        card = row.progress
        if self.layer is Layer.COUNT:
            return row.latest_value
        if self.layer is Layer.RATE:
            return self._rate(row, row.latest_value)
        if card is None:
            return None
        if self.layer is Layer.SHARE:
            return card.raw_rate_pct
        if self.layer is Layer.CHANGE:
            return self._rate(row, card.observed_per_year)
        return None if card.is_over(self.day) else _on_the_way(self.layer, card)

    @property
    def has_circles(self) -> bool:
        """Whether it shows counts: circles on the map, numbers in tiles."""
        return self.layer is Layer.COUNT and self.indicator.unit is Unit.COUNT

    def is_over(self) -> bool:
        """Whether the deadlines of all the territories have passed."""
        cards = [row.progress for row in self.rows if row.progress is not None]
        return bool(cards) and all(card.is_over(self.day) for card in cards)

    def _rate(self, row: MapRow, value: float | None) -> float | None:
        if value is None or self.indicator.unit is Unit.PERCENT:
            return value
        people = row.territory.population_count
        return None if not people else value / people * 100_000


def _on_the_way(layer: Layer, card: ProgressCard) -> float | None:
    if layer is Layer.PACE and card.pace is not None:
        return 100 * card.pace
    if layer is Layer.GAP and card.gap_units is not None and card.expected_value:
        return 100 * card.gap_units / abs(card.expected_value)
    return None
