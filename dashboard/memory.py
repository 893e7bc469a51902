"""Keep what lasts out of the garbage collector's way.

Streamlit collects all garbage after each run of a page: the time of that grows with the number of
live objects. Frozen objects are not visited.
"""

import gc
from itertools import count

_runs = count(1)


def settle() -> None:
    """Call after a run: freezes what is alive after runs 1, 2, 4, 8 and so on of this process.

    Pages load libraries and cards lazily, so one freeze at the start is not enough; doubling keeps
    the number of freezes, and of dead cycles frozen with the rest, small.
    """
    run = next(_runs)
    if run & (run - 1) == 0:
        gc.collect()
        gc.freeze()
