"""Places, peers and projects of a territory, as HTML and links."""

import re
from html import unescape

from dashboard.components import among
from dashboard.selection.url import Selection
from dashboard.wording import among as words
from tests.dashboard.cnr_factories import HAUTE_PROVENCE, project
from tests.dashboard.compared import compared, field, peer
from tests.dashboard.factories import AIN, CPTS, place
from tests.dashboard.reading import plain

PEERS = (peer("DEP-39", 1, 1.0), peer("DEP-15", 2, 1.4))
REGION = place("REG-84")


def links(html: str) -> list[str]:
    return [unescape(address) for address in re.findall(r'href="([^"]+)"', html)]


def test_each_indicator_has_its_sentence() -> None:
    fields = (
        field(compared("DEP-01", 4.0), compared("DEP-02", 9.0)),
        field(compared("DEP-02", 90.0), indicator=CPTS),
    )
    html = plain(unescape(among.places(AIN, fields)))
    assert html.count("<dt>") == 2
    assert "4,0 pour 100 000 habitants au 30 juin 2025" in html
    # The Ain was not measured on the day that the others share.
    assert "Pas de valeur dans l’Ain" in html


def test_on_another_day_places_are_not_those_of_today() -> None:
    html = among.places(AIN, ())
    assert unescape(html).count("d’aujourd’hui") == 1
    assert "<dt>" not in html


def test_a_region_has_neither_rank_nor_peers() -> None:
    assert "Seuls les départements" in among.places(REGION, (field(compared("DEP-01", 4.0)),))
    assert among.peers_line(REGION, (), 0.9, Selection()) == ""


def test_peers_are_compared_in_one_click() -> None:
    html = among.peers_line(AIN, PEERS, 0.9, Selection(indicator_id="cpts"))
    assert links(html) == ["/comparer?indicateur=cpts&territoires=DEP-01,DEP-39,DEP-15"]
    assert plain(words.THEMES) in plain(unescape(html))


def test_a_departement_that_none_resembles_is_told_before_the_link() -> None:
    far = (peer("DEP-973", 1, 2.3), peer("DEP-77", 2, 6.4))
    html = unescape(among.peers_line(AIN, far, 0.9, Selection()))
    assert html.index("ne lui ressemble vraiment") < html.index("<a ")


def test_projects_lead_to_those_of_the_territory() -> None:
    assert links(among.projects_line(HAUTE_PROVENCE, (project(),))) == ["/cnr?territoire=DEP-04"]
    assert links(among.projects_line(AIN, ())) == []
