"""The figures that readers come for, as the pages say them."""

import pytest

from tests.e2e.reader import Reader, plain

CARDS = {
    "Maisons de santé pluriprofessionnelles (MSP)": ("2 981", "au 30 juin 2025", "4 000"),
    "Population couverte par une communauté professionnelle": ("90 %", "au 31 octobre 2025", ""),
    "Assistants médicaux": ("8 971", "au 30 novembre 2025", "Cible : 10 000"),
}


def test_the_overview_says_the_newest_value_of_each_target(reader: Reader) -> None:
    reader.open("/synthese")
    for name, figures in CARDS.items():
        card = reader.page.locator(".st-key-none, [data-testid=stVerticalBlock]").filter(
            has=reader.page.get_by_role("heading", level=3, name=name)
        )
        said = plain(card.last.inner_text())
        assert all(figure in said for figure in figures), (name, said)


@pytest.mark.parametrize(
    ("indicator", "territory", "rows"),
    [
        (
            "msp",
            "FR",
            {
                "30 juin 2017": "1 034",
                "30 juin 2022": "2 127",
                "31 décembre 2022": "2 251",
                "31 décembre 2023": "2 501",
                "30 juin 2025": "2 981",
            },
        ),
        ("msp", "DEP-04", {"31 décembre 2023": "15"}),
        ("cpts", "FR", {"31 mai 2024": "86,1 %", "31 octobre 2025": "90 %"}),
        ("cpts", "DEP-15", {"31 octobre 2025": "19 %", "28 février 2026": "100 %"}),
        (
            "assistants",
            "FR",
            {
                "31 décembre 2022": "3 827",
                "31 décembre 2023": "5 808",
                "30 novembre 2025": "8 971",
            },
        ),
    ],
)
def test_the_data_table_says_the_published_figures(
    reader: Reader, indicator: str, territory: str, rows: dict[str, str]
) -> None:
    reader.open(f"/indicateur?indicateur={indicator}&territoire={territory}")
    table = reader.unfold("Voir les données en tableau").locator("tbody tr")
    cells = table.evaluate_all(
        "rows => rows.map(row => [row.querySelector('th'), row.querySelector('td')]"
        ".map(cell => cell.innerText))"
    )
    shown = {plain(day): plain(value) for day, value in cells}
    assert {day: shown.get(day) for day in rows} == rows


@pytest.mark.parametrize(
    ("territory", "target"), [("DEP-04", "15"), ("REG-93", "201"), ("FR", "4 000")]
)
def test_the_target_of_a_territory_is_said(reader: Reader, territory: str, target: str) -> None:
    reader.open(f"/indicateur?indicateur=msp&territoire={territory}")
    table = reader.page.get_by_role("table", name="Cibles énoncées")
    assert plain(table.locator("tbody th").first.inner_text()) == target


def test_the_chart_says_in_words_what_it_draws(reader: Reader) -> None:
    reader.open("/indicateur?indicateur=msp&territoire=FR")
    chart = reader.page.get_by_role("figure", name="Courbe.")
    alternative = plain(chart.get_attribute("aria-label") or "")
    for figure in ("1 034 en juin 2017", "2 981 en juin 2025", "4 000", "tableau"):
        assert figure in alternative
