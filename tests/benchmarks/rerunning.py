"""A rerun of each view on the server side, against an empty page served in the same way.

Ours is a site of eight addresses, so the empty page is one of eight: Streamlit's navigation alone
costs as much as an empty script. The script without a site is printed beside, without a bound.
"""

from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from statistics import median

import polars as pl

from tests.benchmarks.measure import Result, in_turn, kilobytes, milliseconds
from tests.benchmarks.servers import ELEMENTS_PAGE, EMPTY_PAGE, SITE_PAGE, dashboard_around
from tests.benchmarks.session import Session
from tests.e2e.serving import cap_sante

# Each view with the selection that makes it show most.
VIEWS = (
    "/synthese",
    "/indicateur?indicateur=msp&territoire=FR&annonces=msp_cnr_2027&fenetre=24",
    "/territoire?territoire=DEP-04",
    "/comparer?indicateur=msp&vue=multiples&territoires="
    "DEP-01,DEP-02,DEP-04,DEP-13,DEP-15,DEP-2A,DEP-2B,DEP-59,DEP-976,REG-93,REG-84,FR",
    "/padhue?session=2024",
    "/cnr",
    "/revisions?indicateur=cpts&territoire=DEP-04&portee=tout",
    "/methode",
    "/accessibilite",
    "/plan-du-site",
)
ROUNDS = 40
MOST_BYTES = 40_000


def results(data: Path, folder: Path) -> list[Result]:
    """The heaviest view in time, the heaviest in bytes, and a choice that nobody made before."""
    with ExitStack() as open_:
        empty_server = open_.enter_context(
            dashboard_around(EMPTY_PAGE, data=data, log=folder / "empty.txt")
        )
        site_server = open_.enter_context(
            dashboard_around(SITE_PAGE, data=data, log=folder / "pages.txt")
        )
        elements_server = open_.enter_context(
            dashboard_around(ELEMENTS_PAGE, data=data, log=folder / "elements.txt")
        )
        site = open_.enter_context(cap_sante(data, folder / "site.txt"))
        empty = open_.enter_context(Session.of(empty_server, "/"))
        empty_site = open_.enter_context(Session.of(site_server, "/page-1"))
        elements = open_.enter_context(Session.of(elements_server, "/page-1"))
        views = {path: open_.enter_context(Session.of(site, path)) for path in VIEWS}
        explorer = open_.enter_context(Session.of(site, VIEWS[2]))
        unseen = cycle(_departements(data))

        measures = [
            lambda: empty.rerun().seconds,
            lambda: empty_site.rerun().seconds,
            lambda: elements.rerun().seconds,
            *(lambda session=session: session.rerun().seconds for session in views.values()),
            lambda: explorer.rerun(f"territoire={next(unseen)}").seconds,
        ]
        nothing, eight_pages, bare_elements, *times, exploring = (
            median(values) for values in in_turn(measures, rounds=ROUNDS, warm_up=5)
        )
        sizes = {path: session.rerun().bytes_count for path, session in views.items()}
    by_view = dict(zip(VIEWS, times, strict=True))
    slowest = max(by_view, key=by_view.__getitem__)
    largest = max(sizes, key=sizes.__getitem__)
    for path in VIEWS:
        print(
            f"  {_name(path):12} {milliseconds(by_view[path]):>8} {kilobytes(sizes[path]):>8}",
            flush=True,
        )
    return [
        Result(
            name=f"rerun of the heaviest view (`{_name(slowest)}`) / of an empty page of a site",
            measured=by_view[slowest],
            reference=eight_pages,
            bound=2,
            show=milliseconds,
        ),
        Result(
            name="Streamlit's own cost of the same elements / of an empty page of a site",
            measured=bare_elements,
            reference=eight_pages,
            bound=None,
            show=milliseconds,
        ),
        Result(
            name=f"the same view (`{_name(slowest)}`) / an empty script without a site",
            measured=by_view[slowest],
            reference=nothing,
            bound=None,
            show=milliseconds,
        ),
        Result(
            name="a département that nobody asked for yet / an empty page of a site",
            measured=exploring,
            reference=eight_pages,
            bound=None,
            show=milliseconds,
        ),
        Result(
            name=f"bytes per rerun (`{_name(largest)}`) / {kilobytes(MOST_BYTES)}",
            measured=sizes[largest],
            reference=MOST_BYTES,
            bound=1,
            show=kilobytes,
        ),
    ]


def _name(path: str) -> str:
    return path.partition("?")[0]


def _departements(data: Path) -> list[str]:
    build_id = (data / "releases/CURRENT").read_text("ascii").strip()
    territories = pl.read_parquet(data / "releases" / build_id / "territories.parquet")
    return territories.filter(pl.col("level") == "departement")["territory_id"].to_list()
