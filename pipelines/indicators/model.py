"""What the declaration of an indicator says. Every text is in French: readers see it."""

from dataclasses import dataclass

from pipelines.vocabulary import Aggregation, Direction, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator. `producer_note` is what the source publishes, `our_processing` what we did.

    `unit_one` and `unit_many` are the noun that follows a number; `decimals` is the most that is
    shown; `default_statement_id` is the target shown when the reader has not chosen one.
    """

    id: str
    label: str
    short_label: str
    unit: Unit
    unit_one: str
    unit_many: str
    direction: Direction
    aggregation: Aggregation
    decimals: int
    definition: str
    producer_note: str
    our_processing: str
    caveats: tuple[str, ...]
    source_ids: tuple[str, ...]
    default_statement_id: str
    is_cnr_target: bool
