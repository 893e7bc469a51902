"""Values sent alone, for a map that the page already holds."""

import json
from dataclasses import replace

from dashboard.figures.maps.legend import verdict_classes
from dashboard.figures.maps.values import map_values
from dashboard.wording.typography import NBSP
from tests.dashboard.figures.maps.drawn import DEPARTEMENTS, REGIONS, values


def test_values_alone_are_light_and_complete() -> None:
    shown = values(DEPARTEMENTS)
    legend = verdict_classes(shown)

    sent = map_values(shown, legend)

    text = json.dumps(sent, ensure_ascii=False, separators=(",", ":"))
    assert len(text.encode()) < 10_000
    back = json.loads(text)
    assert len(back["areas"]) == 101
    position, words = back["areas"]["DEP-01"]
    assert back["classes"][position][0] == shown[0].class_id
    assert words == f"Ain (01){NBSP}: 40 MSP au 30 juin 2025, insuffisant"
    assert back["href"].replace("{id}", "DEP-01") == shown[0].href


def test_an_address_of_another_form_is_sent_whole() -> None:
    first, *others = values(REGIONS)
    odd = replace(others[0], href="/ailleurs")
    shown = [first, odd, *others[1:]]

    areas = map_values(shown, verdict_classes(shown))["areas"]

    assert isinstance(areas, dict)
    assert [name for name, sent in areas.items() if len(sent) == 3] == [odd.territory_id]
    assert areas[odd.territory_id][2] == "/ailleurs"


def test_without_values_there_is_nothing_to_send() -> None:
    assert map_values([], ()) == {"classes": [], "href": "", "areas": {}}
