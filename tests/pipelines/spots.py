"""Points and places on the ground, for the tests of distances."""

import polars as pl
from hypothesis import strategies as st

Spot = tuple[float, float]
FRENCH_SPOT = st.tuples(st.floats(41, 51.5), st.floats(-5.5, 10))
SPOTS = st.lists(FRENCH_SPOT, min_size=1, max_size=30)


def spots(kind: str, *places: Spot) -> pl.DataFrame:
    """Points or places, named by their position."""
    return pl.DataFrame(
        [(f"{kind}{n:05d}", *place) for n, place in enumerate(places)],
        schema={f"{kind}_id": pl.String, "latitude": pl.Float64, "longitude": pl.Float64},
        orient="row",
    )
