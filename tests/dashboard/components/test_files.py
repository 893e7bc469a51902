"""Links to the files of a chart: what they are called and where they lead."""

import re
from html import unescape

from dashboard.components import files
from tests.dashboard.compared import variable
from tests.dashboard.edition_factories import vintages
from tests.dashboard.factories import AIN, CPTS, END_OF_2023, MSP, point, series, target
from tests.dashboard.reading import plain

AIN_MSP = series(point(END_OF_2023), territory=AIN, targets=(target(),))


def links(html: str) -> dict[str, str]:
    """Addresses by label."""
    found = re.findall(r'<a href="([^"]+)"[^>]*>([^<]+)</a>', html)
    return {plain(unescape(label)): unescape(address) for address, label in found}


def test_a_series_has_four_files_that_say_what_they_hold() -> None:
    assert links(files.series_files(AIN_MSP, {})) == {
        "Télécharger MSP, Ain (CSV pour tableur)": "/donnees/series/msp/DEP-01.csv?tableur=1",
        "Télécharger MSP, Ain (CSV pour programme)": "/donnees/series/msp/DEP-01.csv",
        "Télécharger MSP, Ain (XLSX)": "/donnees/series/msp/DEP-01.xlsx",
        "Télécharger l’image : MSP, Ain (SVG)": "/donnees/series/msp/DEP-01.svg",
    }


def test_files_hold_what_the_page_shows() -> None:
    found = links(files.series_files(AIN_MSP, {"fenetre": "24", "date": "2024-06-01"}))
    assert found["Télécharger MSP, Ain (XLSX)"] == (
        "/donnees/series/msp/DEP-01.xlsx?fenetre=24&date=2024-06-01"
    )
    assert found["Télécharger MSP, Ain (CSV pour tableur)"].endswith(
        ".csv?tableur=1&fenetre=24&date=2024-06-01"
    )


def test_without_anything_to_draw_there_is_no_picture() -> None:
    empty = series(point(END_OF_2023, None), territory=AIN)
    assert not any("SVG" in label for label in links(files.series_files(empty, {})))


def test_a_comparison_names_its_territories_in_order() -> None:
    found = links(files.comparison_files(MSP, ["DEP-15", "DEP-01"]))
    address = found["Télécharger MSP, 2 territoires comparés (XLSX)"]
    assert address == "/donnees/comparaisons/msp.xlsx?territoires=DEP-15,DEP-01"


def test_the_editions_of_a_value_name_its_date() -> None:
    card = series(indicator=CPTS, territory=AIN)
    found = links(files.vintage_files(vintages(85.8, 86.1), card))
    label = "Télécharger Couverture par une CPTS, Ain, valeur du 31 mai 2024 par édition (XLSX)"
    assert found[label] == "/donnees/editions/cpts/DEP-01.xlsx?valeur=2024-05-31"


def test_each_picture_of_a_comparison_has_its_files_with_the_territories() -> None:
    codes = ["DEP-15", "DEP-01"]
    found = (
        links(files.level_files(MSP, codes, 3))
        | links(files.multiples_files(MSP, codes, 3))
        | links(files.funnel_files(MSP, codes))
        | links(files.scatter_files(MSP, variable({}), codes))
    )
    asked = "?territoires=DEP-15,DEP-01"
    images = {label: address for label, address in found.items() if label.endswith("(SVG)")}
    assert images == {
        "Télécharger l’image : MSP, niveau et cible, 3 territoires (SVG)": (
            f"/donnees/niveaux/msp.svg{asked}"
        ),
        "Télécharger l’image : MSP, petits multiples, 3 territoires (SVG)": (
            f"/donnees/multiples/msp.svg{asked}"
        ),
        "Télécharger l’image : MSP, entonnoir des départements (SVG)": (
            f"/donnees/entonnoirs/msp.svg{asked}"
        ),
        "Télécharger l’image : MSP et accessibilité (APL), nuage des départements (SVG)": (
            f"/donnees/nuages/msp/apl_generalistes.svg{asked}"
        ),
    }
    assert len(found) == 4 * len(images)


def test_the_files_of_groups_are_read_from_the_day_of_the_page() -> None:
    found = links(files.inequality_files(MSP, {"date": "2024-06-01"}))
    assert found["Télécharger MSP, groupes de départements selon l’APL (XLSX)"] == (
        "/donnees/inegalites/msp.xlsx?date=2024-06-01"
    )


def test_the_files_of_a_territory_beside_others_are_read_from_the_day_of_the_page() -> None:
    found = links(files.beside_files(AIN, {"date": "2024-06-01"}))
    assert found["Télécharger l’image : évolutions comparées (SVG)"] == (
        "/donnees/evolutions/DEP-01.svg?date=2024-06-01"
    )


def test_the_files_of_padhue_name_their_session() -> None:
    assert "/donnees/padhue/sessions.svg" in links(files.sessions_files()).values()
    stages = links(files.session_files(2024))
    assert stages["Télécharger PADHUE, étapes de la session 2024 (XLSX)"] == (
        "/donnees/padhue/etapes/2024.xlsx"
    )
    posts = links(files.specialty_files(2024))
    assert len(posts) == 3
    assert not any("SVG" in label for label in posts)
