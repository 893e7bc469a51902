"""The accessibility statement has the parts that the RGAA imposes, in its order."""

import re
from html import unescape

from dashboard.components import accessibility
from dashboard.publisher import Publisher
from dashboard.wording.accessibility import Fault
from tests.dashboard.factories import TODAY

NOBODY = Publisher()


def headings(html: str) -> list[str]:
    return [unescape(title) for title in re.findall(r"<h[23]>(.*?)</h[23]>", html)]


def test_parts_come_in_the_imposed_order() -> None:
    html = (
        accessibility.scope(NOBODY)
        + accessibility.state()
        + accessibility.contents()
        + accessibility.establishment(TODAY)
        + accessibility.recourse(NOBODY)
    )
    assert headings(html) == [
        "Organisme et portée",
        "État de conformité",
        "Résultats des tests",
        "Contenus non accessibles",
        "Non-conformités",
        "Dérogations pour charge disproportionnée",
        "Contenus non soumis à l’obligation d’accessibilité",
        "Établissement de cette déclaration d’accessibilité",
        "Retour d’information et contact",
        "Voies de recours",
    ]


def test_every_known_fault_has_its_row() -> None:
    assert accessibility.contents().count('<th scope="row">') == len(Fault)


def test_a_reader_is_told_whom_to_write_to_once_somebody_is_named() -> None:
    assert accessibility.recourse(NOBODY).count("<dd>non renseigné</dd>") == 2
    named = Publisher(name="Association d’exemple", contact="bonjour@example.org")
    html = accessibility.recourse(named)
    assert 'href="mailto:bonjour@example.org"' in html
    assert "non renseigné" not in html


def test_the_name_of_a_publisher_is_text_not_html() -> None:
    assert "<b>" not in accessibility.scope(Publisher(name="<b>Nom</b>"))


def test_the_page_of_methods_leads_to_the_statement() -> None:
    assert 'href="/accessibilite"' in accessibility.site_link()
