"""From a sentence to HTML: typography first, then escaping."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.text import html_prose, html_quoting, html_text


def test_typography_comes_before_escaping() -> None:
    assert html_text("L'Ain : 86,1 % & plus") == "L’Ain\u00a0: 86,1\u202f% &amp; plus"


def test_markup_is_shown_never_interpreted() -> None:
    said = html_text("<img src=x onerror=alert(1)>")
    assert said == "&lt;img src=x onerror=alert(1)&gt;"


def test_english_is_said_to_be_english() -> None:
    assert html_prose("Statistics in Medicine, 2005 : <b>") == (
        '<span lang="en">Statistics in Medicine</span>, 2005\u00a0: &lt;b&gt;'
    )


def test_what_somebody_said_is_a_quotation() -> None:
    assert html_quoting("signataires : « plus de 600 »") == (
        "signataires\u00a0: <q>«\u00a0plus de 600\u00a0»</q>"
    )


@given(st.text())
def test_no_text_opens_a_tag_or_an_attribute(text: str) -> None:
    assert not set('<>"') & set(html_text(text))
