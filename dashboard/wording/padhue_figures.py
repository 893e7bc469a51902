"""A figure about PADHUE in words: what it counts, how much, who says so and how sure it is."""

import re
from datetime import date
from urllib.parse import urlsplit

from dashboard.cards.padhue import (
    ALL_PROFESSIONS,
    ALL_SPECIALTIES,
    SUMMED,
    Citation,
    FigureCard,
    Known,
)
from dashboard.wording.dates import long_date, month_year
from dashboard.wording.numbers import computed, number, percent
from dashboard.wording.typography import NBSP, NNBSP
from dashboard.wording.values import capital
from pipelines.vocabulary import FRANCE, Confidence, EvcScope, Roundness

MEASURES = {
    "postes_ouverts": "Postes ouverts",
    "postes_pourvus": "Postes pourvus",
    "postes_vacants": "Postes restés vacants",
    "postes_liste_complementaire": "Postes offerts à la liste complémentaire",
    "non_detaille": "Postes non détaillés par spécialité",
    "inscrits": "Candidats inscrits",
    "candidats": "Candidats (inscrits ou présents, non précisé)",
    "candidats_deja_en_poste": "Candidats déjà en poste",
    "candidats_par_poste": "Candidats inscrits par poste",
    "presents": "Présents aux épreuves",
    "laureats": "Reçus",
    "laureats_liste_principale": "Reçus sur la liste principale",
    "laureats_liste_complementaire": "Reçus sur la liste complémentaire",
    "laureats_ajoutes": "Ajoutés après jugement",
    "laureats_total": "Reçus au total",
    "laureats_non_affectes": "Lauréats sans affectation",
    "affectes_liste_principale": "Affectés de la liste principale",
    "affectes_petits_centres_hospitaliers": "Affectés dans de petits centres hospitaliers",
    "taux_pourvoi": "Part des postes pourvus",
    "taux_pourvoi_specialite": "Part des postes pourvus",
    "places_par_an_annoncees": "Places par an citées en séance",
    "dossiers_cae_recus": "Dossiers reçus par les commissions d’autorisation",
    "dossiers_cae_restants": "Dossiers restant à examiner par les commissions",
    "autorisations": "Autorisations données, cumul",
    "dossiers_procedure_stock": "Dossiers de la procédure « stock »",
    "inscrits_procedure_stock": "Inscrits à la procédure « stock »",
    "autorisations_plafond_I_bis": (
        "Plafond d’autorisations pour des diplômes de l’Union européenne (pas des PADHUE)"
    ),
    "attestations_temporaires_estimation_annuelle": (
        "Bénéficiaires attendus chaque année de la carte de 13 mois"
    ),
    "effectif_anciens_padhue_inscrits_ordre": "Anciens PADHUE inscrits à l’Ordre, actifs ou non",
    "effectif_padhue_total": "PADHUE en France, estimation",
    "effectif_padhue_plein_exercice": "PADHUE de plein exercice, estimation",
    "effectif_padhue_sans_plein_exercice": "PADHUE sans plein exercice",
    "effectif_medecins_diplome_hors_UE": "Médecins à diplôme hors Union européenne",
    "effectif_medecins_diplome_etranger_actifs": (
        "Médecins actifs à diplôme étranger, Union européenne comprise"
    ),
    "effectif_diplome_etranger_actifs": (
        "Professionnels actifs à diplôme étranger, Union européenne comprise"
    ),
    "effectif_MG_liberaux_nes_et_diplomes_etranger": (
        "Généralistes libéraux nés et diplômés à l’étranger"
    ),
    "effectif_FFI": "Emplois de faisant fonction d’interne",
    "part_diplome_hors_UE_medecins_actifs": (
        "Part des diplômés hors Union européenne parmi les médecins actifs"
    ),
    "part_diplome_etranger": "Part des diplômes étrangers, Union européenne comprise",
    "part_diplomes_hors_France_dans_installations": (
        "Part des diplômés hors de France dans les installations, Union européenne comprise"
    ),
}
SCOPES = {
    EvcScope.LISTES_A_B_C: "listes A, B et C",
    EvcScope.LISTES_A_B: "listes A et B",
    EvcScope.LISTE_A: "liste A (concours)",
    EvcScope.LISTE_B: "liste B (examen)",
    EvcScope.LISTE_C: "liste C (examen)",
    EvcScope.VOIE_INTERNE: "voie interne",
    EvcScope.VOIE_EXTERNE: "voie externe",
    EvcScope.DEUX_VOIES: "deux voies",
    EvcScope.NON_PRECISE: "liste non précisée",
}
PROFESSIONS = {
    ALL_PROFESSIONS: "toutes professions",
    "médecin": "médecins",
    "chirurgien-dentiste": "chirurgiens-dentistes",
    "pharmacien": "pharmaciens",
    "sage-femme": "sages-femmes",
    "médecin, odontologiste, pharmacien": "médecins, odontologistes et pharmaciens",
}
CONFIDENCE = {
    Confidence.HIGH: "confiance élevée",
    Confidence.MEDIUM: "confiance moyenne",
    Confidence.LOW: "confiance faible",
}
ROUNDNESS = {
    Roundness.EXACT: "",
    Roundness.PLUS_DE: "plus de ",
    Roundness.ENVIRON: "environ ",
    Roundness.PRES_DE: "près de ",
}
DERIVED, OURS, SUM_OF_OURS = "dérivé", "notre calcul", "somme faite dans le relevé"
FORMER_REGION = "REG2015-"
GAZETTE, GAZETTE_SITE = "Journal officiel", "legifrance.gouv.fr"
# What the transcription writes for itself, or for a machine.
_SHORTHAND = (
    (r"(^|; )première passe(; |$)", r"\1"),
    (r"(; )$", ""),
    (r"^DÉRIVÉ ?([^:]*):", r"Dérivé \1:"),
    ("CONTREDIT", "contredit"),
    ("PAS des", "pas des"),
    (r"(?<=[\d%)]) x (?=[\d(])", " × "),
    (r"(?<=\d) - (?=\d)", " − "),
    (r"  +", " "),
    (r" :", ":"),
)


def field(figure: FigureCard) -> str:
    """Whom it counts: « toutes professions, liste A (concours) », « psychiatrie »."""
    if figure.specialty != ALL_SPECIALTIES:
        who = figure.specialty
    else:
        who = PROFESSIONS.get(figure.profession, figure.profession)
    is_plain = figure.session is None or figure.scope is EvcScope.NON_PRECISE
    return who if is_plain else f"{who}, {SCOPES[figure.scope]}"


def counted(figure: FigureCard) -> str:
    """« Postes ouverts – toutes professions, voie interne », « Affectés au 11 avril 2025 – … »."""
    return f"{measure(figure)} – {field(figure)}"


def measure(figure: FigureCard) -> str:
    """« Postes ouverts », « Lauréats sans affectation au 7 octobre 2025 »."""
    if figure.measure == "laureats_liste_principale" and figure.scope is EvcScope.LISTE_A:
        return MEASURES["laureats"]
    on_day = f" au {long_date(figure.date)}" if figure.session and figure.date else ""
    return MEASURES.get(figure.measure, figure.measure) + on_day


def amount(figure: FigureCard) -> str:
    """« 4 000 », « plus de 400 », « de 2 150 à 2 200 », « de 80,6 à 80,9 % », « 98,9 % »."""
    low = _bare(figure.low, figure)
    if figure.high is not None and figure.high != figure.low:
        return f"de {low.removesuffix(f'{NNBSP}%')} à {_bare(figure.high, figure)}"
    return ROUNDNESS[figure.roundness] + low


def said(known: Known) -> str:
    """« 500 ou 644 »: every number that a source gives, from the smallest."""
    return " ou ".join(dict.fromkeys(amount(figure) for figure in known.figures))


def said_with_origin(known: Known) -> str:
    """« 202 (dérivé) », « 1 300 ou 1 341 (notre calcul) »."""
    mark = origin(known)
    return f"{said(known)} ({mark})" if mark else said(known)


def origin(known: Known) -> str:
    """How the number was worked out, when no source prints it."""
    if any(figure.formula for figure in known.figures):
        return OURS
    return DERIVED if known.is_derived else ""


def when(period: str) -> str:
    """« 2024 », « 11 avril 2025 », « novembre 2018 », « 2019–2023 », « vers 2011 »."""
    if re.fullmatch(r"\d{4}-\d{4}", period):
        return period.replace("-", "–")
    return day(period)


def day(text: str) -> str:
    """A source's date as precise as it is given: « 5 février 2025 », « juillet 2025 », « 2018 »."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return long_date(date.fromisoformat(text))
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        return month_year(date.fromisoformat(f"{text}-01"))
    return text


def citation(source: Citation) -> str:
    """« Ministère chargé de la santé, 5 février 2025 »."""
    publisher = SUM_OF_OURS if source.publisher == SUMMED else source.publisher
    return f"{publisher}, {day(source.date)}"


def link_label(source: Citation) -> str:
    """The citation; with the site that repeats it where the Journal officiel was read elsewhere."""
    site = urlsplit(source.url or "").netloc.removeprefix("www.")
    if source.publisher != GAZETTE or site in {"", GAZETTE_SITE}:
        return citation(source)
    return f"{citation(source)} (lu sur {site})"


def sources(known: Known) -> str:
    """Every number with its source when there are several, each with its date and confidence."""
    if len(known.figures) == 1:
        return source(known.figures[0])
    return " ; ".join(f"{amount(figure)}{NBSP}: {source(figure)}" for figure in known.figures)


def source(figure: FigureCard) -> str:
    """« Journal officiel, 2 juin 2024, confiance élevée »."""
    cited = " et ".join(citation(one) for one in figure.citations)
    formula = f"{figure.formula}, d’après " if figure.formula else ""
    return f"{formula}{cited}, {CONFIDENCE[figure.confidence]}"


def remark(figure: FigureCard) -> str:
    """The note of the transcription, without its shorthand."""
    text = figure.note or ""
    for pattern, replacement in _SHORTHAND:
        text = re.sub(pattern, replacement, text)
    return capital(text.strip())


def place(figure: FigureCard) -> str:
    """« Mayenne (53) », « Rhône-Alpes (région d’avant 2016) »."""
    level, _, code = figure.territory_id.partition("-")
    if figure.territory_id.startswith(FORMER_REGION):
        return f"{figure.territory_name} (région d’avant 2016)"
    if level == "DEP":
        return f"{figure.territory_name} ({code})"
    return figure.territory_name if figure.territory_id != FRANCE else "France"


def _bare(value: float, figure: FigureCard) -> str:
    if figure.unit == "%":
        return percent(value)
    if figure.measure == "candidats_par_poste":
        return computed(value, 1)
    return number(value)
