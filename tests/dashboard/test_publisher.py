"""Who publishes the site: named by the environment, or said not to be named."""

import re
from collections.abc import Iterator
from html import unescape

import pytest

from dashboard.components import frame
from dashboard.components.publisher import footer_line, publisher_list
from dashboard.publisher import CODE, CONTACT, NAME, Publisher, parse, publisher
from dashboard.wording import publisher as words
from tests.dashboard.factories import TODAY
from tests.dashboard.french import faults
from tests.dashboard.reading import plain

NAMED = {
    NAME: " Association d’exemple ",
    CONTACT: "bonjour@example.org",
    CODE: "https://example.org/code",
}


@pytest.fixture(autouse=True)
def read_anew() -> Iterator[None]:
    """Each test is a process of its own."""
    publisher.cache_clear()
    yield
    publisher.cache_clear()


def said(html: str) -> str:
    return plain(unescape(re.sub(r"<[^>]+>", "", html)))


def links(html: str) -> list[str]:
    return re.findall(r'href="([^"]+)"', html)


def test_an_environment_names_the_publisher() -> None:
    found = parse(NAMED)
    assert found == Publisher(
        name="Association d’exemple",
        contact="bonjour@example.org",
        code_url="https://example.org/code",
    )
    assert parse({}) == Publisher()


@pytest.mark.parametrize(
    ("contact", "url"),
    [
        ("bonjour@example.org", "mailto:bonjour@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
        ("12 rue de l’Exemple", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_a_contact_is_a_message_a_page_or_words(contact: str, url: str | None) -> None:
    assert Publisher(contact=contact).contact_url == url


def test_a_code_address_that_is_not_one_is_left_out(caplog: pytest.LogCaptureFixture) -> None:
    assert parse({CODE: "javascript:alert(1)"}) == Publisher()
    assert CODE in caplog.text


def test_the_footer_names_nobody_while_nobody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in NAMED:
        monkeypatch.delenv(key, raising=False)
    html = frame.footer("Méthode", [], TODAY)
    assert "Éditeur : non renseigné" in said(html)
    assert links(html) == ["/plan-du-site", "/accessibilite"]


def test_the_footer_is_filled_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for key, text in NAMED.items():
        monkeypatch.setenv(key, text)
    html = frame.footer("Méthode", [], TODAY)
    assert (
        "Éditeur : Association d’exemple · Contact : bonjour@example.org · Code source : "
        "https://example.org/code"
    ) in said(html)
    assert links(html)[2:] == ["mailto:bonjour@example.org", "https://example.org/code"]


def test_what_is_named_in_part_leaves_the_rest_unsaid() -> None:
    assert said(footer_line(Publisher(contact="a@b.fr"))) == (
        "Éditeur : non renseigné · Contact : a@b.fr"
    )


def test_the_method_page_says_what_is_missing_and_whose_turn_it_is() -> None:
    nobody = said(publisher_list(Publisher()))
    assert nobody.count("non renseigné") == 3
    assert "Aucun éditeur n’est nommé" in nobody
    named = said(publisher_list(parse(NAMED)))
    assert "Aucun éditeur" not in named
    assert "Association d’exemple" in named


def test_a_name_is_text_not_html() -> None:
    assert "<b>" not in publisher_list(Publisher(name="<b>Nom</b>"))
    assert "<b>" not in footer_line(Publisher(name="<b>Nom</b>"))


def test_words_are_french() -> None:
    for text in (words.UNNAMED, words.NAMED):
        assert faults(text) == []
