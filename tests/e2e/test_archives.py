"""PADHUE, CNR Santé, Chiffres et révisions: what a reader chooses by address and by keyboard."""

from playwright.sync_api import expect

from tests.e2e.reader import Reader, plain

CANTAL = {"indicateur": "cpts", "territoire": "DEP-15"}
HERE = "/revisions?indicateur=cpts&territoire=DEP-15"
ZERO = "la cible publiée valait 0 % dans 101 départements sur 101"


def test_the_address_says_which_day_is_seen(reader: Reader) -> None:
    reader.open(f"{HERE}&date=2024-03-15")
    assert f"Au 15 mars 2024, {ZERO}" in reader.text
    reader.open(f"{HERE}&date=2024-04-01")
    assert ZERO not in reader.text


def test_the_keyboard_chooses_the_day(reader: Reader) -> None:
    reader.open(HERE)
    reader.pick("Ce qu’on savait le", "11 mars 2024", "11 mars 2024")
    reader.arrive("/revisions", **CANTAL, date="2024-03-11")
    expect(
        reader.page.get_by_role("heading", name="Ce qu’on savait le 11 mars 2024")
    ).to_be_visible()
    assert f"Au 11 mars 2024, {ZERO}" in reader.text


def test_findings_are_filtered_by_link_and_by_keyboard(reader: Reader) -> None:
    reader.open(HERE)
    reader.page.get_by_role("link", name="Tous les indicateurs et tous les territoires").click()
    reader.arrive("/revisions", **CANTAL, portee="tout")
    reader.pick("Règle", "Cible égale à 0", "Cible égale à 0")
    reader.arrive("/revisions", **CANTAL, portee="tout", regle="cible_nulle")
    expect(reader.page.locator("main .cs-result").last).to_contain_text("constats sur 1 472")
    found = reader.page.get_by_role("table", name="Constats").locator("tbody td:nth-of-type(2)")
    assert set(map(plain, found.all_inner_texts())) == {"Cible égale à 0"}


def test_the_keyboard_chooses_a_session(reader: Reader) -> None:
    reader.open("/padhue")
    reader.pick("Session", "2020", "2020")
    reader.arrive("/padhue", session="2020")
    expect(reader.page.get_by_role("heading", name="Session 2020", exact=True)).to_be_visible()


def test_local_projects_are_filtered_by_keyboard_and_all_shown_again(reader: Reader) -> None:
    reader.open("/cnr")
    reader.pick("Thème", "Aller vers", "Aller vers les patients")
    reader.arrive("/cnr", theme="aller_vers")
    shown = reader.page.locator("main .cs-result")
    expect(shown).not_to_contain_text("11 projets")
    few = reader.page.locator(".cs-commitment h3").count()
    assert 0 < few < 11
    reader.pick("Thème", "Tous les thèmes", "Tous les thèmes")
    reader.arrive("/cnr")
    expect(reader.page.locator(".cs-commitment h3")).to_have_count(11)
