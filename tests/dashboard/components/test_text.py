"""From a sentence to HTML: typography first, then escaping."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.text import html_text


def test_typography_comes_before_escaping() -> None:
    assert html_text("L'Ain : 86,1 % & plus") == "L’Ain\u00a0: 86,1\u202f% &amp; plus"


def test_markup_is_shown_never_interpreted() -> None:
    said = html_text("<img src=x onerror=alert(1)>")
    assert said == "&lt;img src=x onerror=alert(1)&gt;"


@given(st.text())
def test_no_text_opens_a_tag_or_an_attribute(text: str) -> None:
    assert not set('<>"') & set(html_text(text))
