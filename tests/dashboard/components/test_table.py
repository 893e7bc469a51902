"""Tables are real HTML that no text can break."""

import pytest

from dashboard.components.table import (
    Column,
    Html,
    definitions_html,
    details_html,
    link_html,
    table_html,
)

COLUMNS = (Column(label="Territoire"), Column(label="Valeur", is_number=True, wide_only=True))


def test_a_table_has_caption_scopes_and_a_region_that_scrolls() -> None:
    assert table_html("MSP", COLUMNS, [("Ain", "40")]) == (
        '<div class="cs-scroll" role="region" tabindex="0" aria-label="MSP">'
        '<table class="cs-table"><caption>MSP</caption><thead><tr>'
        '<th scope="col">Territoire</th><th scope="col" class="num wide">Valeur</th>'
        '</tr></thead><tbody><tr><th scope="row">Ain</th><td class="num wide">40</td></tr>'
        "</tbody></table></div>"
    )


def test_no_text_becomes_markup() -> None:
    html = table_html('"<i>', [Column(label="<b>")], [("<script>alert(1)</script>",)])
    assert "<script" not in html
    assert "<b>" not in html
    assert 'aria-label="&quot;&lt;i&gt;"' in html
    assert "&lt;script&gt;" in html


def test_our_own_html_passes() -> None:
    assert "<td" in table_html("MSP", COLUMNS, [("Ain", Html("<br>"))])
    assert "<br>" in table_html("MSP", COLUMNS, [("Ain", Html("<br>"))])


@pytest.mark.parametrize("row", [("Ain",), ("Ain", "40", "41"), ()])
def test_a_ragged_row_is_refused(row: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="zip"):
        table_html("MSP", COLUMNS, [("Ain", "40"), row])


def test_cells_get_french_typography() -> None:
    html = table_html("Cible : 100 %", [Column(label="Part")], [("l'Ain",)])
    assert "Cible\u00a0: 100\u202f%" in html
    assert "l’Ain" in html


def test_a_table_without_rows_keeps_its_headers() -> None:
    html = table_html("MSP", COLUMNS, [])
    assert html.count('scope="col"') == 2
    assert "<tbody></tbody>" in html


def test_a_folded_block_has_a_summary() -> None:
    html = details_html("Voir <tout>", "<p>Texte</p>")
    assert "<summary>Voir &lt;tout&gt;</summary><p>Texte</p></details>" in html


@pytest.mark.parametrize("layout", ["cs-list", "cs-figures"])
def test_definitions_pair_terms_and_words(layout: str) -> None:
    html = definitions_html([("Départ", "8"), ("Lien", Html("<a>x</a>"))], layout=layout)
    assert html == (
        f'<dl class="{layout}"><div><dt>Départ</dt><dd>8</dd></div>'
        "<div><dt>Lien</dt><dd><a>x</a></dd></div></dl>"
    )


def test_a_link_keeps_its_address_and_escapes_it() -> None:
    html = link_html("MSP d'Ain", '/a?b=1&c="2"')
    assert html == '<a href="/a?b=1&amp;c=&quot;2&quot;" target="_self">MSP d’Ain</a>'


def test_a_label_without_an_address_is_no_link() -> None:
    assert link_html("MSP d'Ain", None) == "MSP d’Ain"
