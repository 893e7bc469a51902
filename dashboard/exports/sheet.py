"""The one-page sheet of a territory, gathered from the release: for its page and for its file."""

from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dashboard.clock import today as current_day
from dashboard.components.provenance import provenance
from dashboard.components.sheet import Sheet, sheet_html
from dashboard.components.text import html_text
from dashboard.exports.answers import not_ready, unknown
from dashboard.selection.toolbox import Filters, matching
from dashboard.selection.url import TERRITORY, Lens
from dashboard.store import cnr, comparisons, database, standings, surroundings
from dashboard.store.release import current_release
from dashboard.stylesheet import TEXT
from dashboard.wording import sheet as words
from dashboard.wording.frame import SITE


def sheet(
    territory_id: str,
    today: date,
    lens: Lens | None = None,
    statement_ids: tuple[str, ...] = (),
    *,
    site: str = "",
    title_tag: str = "p",
) -> str:
    """The sheet of the national targets in one territory, as a block of HTML.

    `site` is where the page of the territory is found, for whoever reads it on paper.
    """
    lens = lens or Lens()
    chain = database.territories().with_parents(territory_id)
    indicators = database.indicators()
    shown = tuple(
        standings.aimed(code, territory_id, lens, statement_ids)
        for code, indicator in indicators.items()
        if indicator.is_cnr_target
    )
    gathered = Sheet(
        chain=chain,
        standings=shown,
        context=surroundings.context(territory_id),
        found=tuple(
            one
            for one in surroundings.findings(territory_id, lens.known_on)
            if indicators[one.indicator_id].is_cnr_target
        ),
        sources=database.sources(),
        provenance=provenance(
            tuple(one.series for one in shown), database.sources(), database.updated_on()
        ),
        address=f"{site.rstrip('/')}/territoire?{TERRITORY}={territory_id}",
        fields=tuple(
            one for one in comparisons.fields(lens.known_on) if one.indicator.is_cnr_target
        ),
        peers=comparisons.peers(territory_id),
        projects=matching(cnr.projects(), Filters(territory_id=territory_id)),
    )
    return sheet_html(gathered, indicators, today, title_tag=title_tag)


def sheet_document(territory_id: str, today: date, site: str) -> str:
    """The same as a whole HTML document that needs nothing else: styles and figures inside."""
    own = database.territories().by_id[territory_id]
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html_text(words.title(own))} – {SITE}</title>"
        f"<style>{TEXT}</style></head>"
        f'<body class="cs-paper"><main class="cs-page">'
        f"{sheet(territory_id, today, site=site, title_tag='h1')}</main></body></html>"
    )


def sheet_file(request: Request) -> Response:
    """`/donnees/fiches/DEP-04.html`: the one-page sheet of a territory, figures inside."""
    release = current_release()
    if release is None:
        return not_ready()
    territory, day = request.path_params["territory"], current_day()
    with database.reading(release):
        if territory not in database.territories().by_id:
            return unknown()
        content = sheet_document(territory, day, str(request.base_url))
    filename = f"cap-sante-fiche-{territory}-{day.isoformat()}.html"
    disposition = {"content-disposition": f'attachment; filename="{filename}"'}
    return HTMLResponse(content, headers=disposition)


ROUTES = (Route("/donnees/fiches/{territory}.html", sheet_file),)
