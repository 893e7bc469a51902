"""Words of the page PADHUE: a path and its sessions, told from sourced figures."""

import re
from collections.abc import Iterable, Sequence

from dashboard.cards.padhue import FigureCard, Known, PadhueCard, TextCard, TransitionCard
from dashboard.wording import padhue_figures as figures
from dashboard.wording.dates import long_date
from dashboard.wording.numbers import NOT_AVAILABLE, change, count_of, number, percent, rounded
from dashboard.wording.typography import NBSP
from dashboard.wording.values import capital

TITLE = "Praticiens à diplôme hors Union européenne (PADHUE)"
LEAD = "Aucune cible chiffrée n’a été publiée : cette page décrit un parcours, pas un objectif."
BADGE = "○ Non calculable"
PATH = "De l’inscription au plein exercice"
DURATIONS_CAPTION = "Durée de chaque étape du parcours ; la date des pages lues n’est pas relevée"
DURATION_COLUMNS = ("Étape", "Durée", "Source")
PICKER = "Session"
SERIES = "Postes, candidats et lauréats par session"
SERIES_COLUMNS = ("Session", "Ce qui est compté, et qui le dit", "Nombre")
SERIES_CAPTION = "Postes, candidats et lauréats par session, France"
SERIES_NOTE = (
    "Un vide est un chiffre que nous n’avons pas trouvé, pas un zéro. Les marques creuses sont "
    "des valeurs dérivées ou calculées. Les champs changent d’une session à l’autre : chaque "
    "marque porte le sien."
)
RATIO_COLUMNS = (
    "Session, champ et calcul ou source",
    "Candidats par poste",
    "Postes pourvus",
)
RATIOS_CAPTION = "Rapports et parts, à l’intérieur d’une session et d’un champ"
SHOW_SERIES = "Voir les données en tableau, les candidats par poste et les postes pourvus"
RATIO_NOTE = (
    "Chaque rapport divise des nombres de la même session, de la même liste et de la même "
    "profession. Sous dix postes, il n’est pas calculé."
)
TERRITORIES = "Dans les territoires"
TERRITORY_COLUMNS = ("Territoire, ce qui est compté et qui le dit", "Nombre")
TERRITORIES_CAPTION = "Postes et candidats par territoire"
FORMER_CAPTION = "Candidats inscrits par région d’avant 2016, les seules données"
SHARES_CAPTION = "Parts de diplômés étrangers publiées par territoire : plus que les PADHUE"
SHOW_TERRITORIES = "Voir tout ce qui est publié par territoire, avec sa source"
STOCK = "Inscrits au tableau de l’Ordre"
STOCK_CAPTION = "Anciens PADHUE inscrits à l’Ordre des médecins"
OTHER_COLUMNS = ("Quand", "Ce qui est compté, et qui le dit", "Nombre")
OTHERS_CAPTION = "Autres dénombrements, chacun d’un champ différent"
SHOW_OTHERS = "Voir les autres dénombrements"
STOCK_NOTE = (
    "Ce nombre réunit toutes les procédures passées et des médecins retraités : il ne se déduit "
    "pas des lauréats des sessions."
)
LAW = "Les textes qui ont changé la procédure"
UNKNOWN = "Ce qui n’est pas publié"
UNCOUNTED = "Personne ne publie combien de praticiens prennent ces chemins :"
TRANSITION_COLUMNS = ("De", "Vers", "Effectif publié", "Durée", "Base légale")
TRANSITIONS_CAPTION = "Passages d’un statut à l’autre, avec l’effectif quand il est publié"
SEVERAL_STATUSES = "Tout titulaire d’un diplôme hors UE"
NO_FIGURE = "Aucun chiffre n’est disponible pour le moment."
DOWNLOAD_COMPUTED = "Télécharger nos calculs (CSV pour tableur)"
_THOUSANDS = re.compile(r"\b\d{4,}\b(?![^()]*\))")


def total(card: PadhueCard) -> str:
    """How long a doctor's path is, by adding up what is published."""
    low, high = card.doctor_months
    first, last = years_to_the_roll(card)
    return (
        f"Durée totale{NBSP}: environ {first} à {last} ans pour un médecin, de {low} à {high} mois "
        "(notre somme des étapes obligatoires, pas un chiffre publié). Depuis 2025, un parcours "
        "de consolidation réduit raccourcit ce total."
    )


def years_to_the_roll(card: PadhueCard) -> tuple[int, int]:
    """Whole years from a session to the Order's roll, at the soonest and at the latest."""
    low, high = (int(rounded(months / 12)) for months in card.doctor_months)
    return low, high


def coverage(session: int, regions: int, among: int) -> str:
    """« Postes de la session 2024 : 2 régions renseignées sur 18. »"""
    named = count_of(regions, "région renseignée", "régions renseignées")
    return f"Postes de la session {session}{NBSP}: {named} sur {among}."


def series_title(card: PadhueCard) -> str:
    """The finding of the chart: since when candidates are no longer known."""
    registered = [k.subject.session for k in card.select("inscrits", territory="FR")]
    last = max((year for year in registered if year), default=None)
    if last is None or not card.sessions or last >= card.sessions[0]:
        return SERIES
    return f"Aucun nombre national de candidats n’a été relevé depuis la session {last}"


def series_subtitle(card: PadhueCard) -> str:
    """What the chart measures."""
    return f"Nombres par session, France, {card.sessions[-1]}–{card.sessions[0]}"


def series_alternative(card: PadhueCard) -> str:
    """The chart in words."""
    first, last = card.sessions[-1], card.sessions[0]
    posts = card.select("postes_ouverts", session=last, territory="FR")
    whole = next((k for k in posts if k.subject.scope == "deux_voies"), None)
    opened = f" {figures.said(whole)} postes en {last}, deux voies réunies." if whole else ""
    return (
        f"Trois graphiques par session, de {first} à {last}{NBSP}: postes, candidats inscrits, "
        f"lauréats.{opened} {series_title(card)}. Données dans le tableau qui suit."
    )


def placed(figure: FigureCard) -> str:
    """« Mayenne (53) – postes ouverts, 2024 »."""
    counted = figures.measure(figure)
    return (
        f"{figures.place(figure)} – {counted[:1].lower()}{counted[1:]}, "
        f"{figures.when(figure.period)}"
    )


def stock_sentence(first: Known, last: Known) -> str:
    """How the roll grew between two days."""
    more, ratio = last.low - first.low, 100 * (last.low / first.low - 1)
    return (
        f"De {number(first.low)} médecins au {figures.when(first.subject.period)} à "
        f"{number(last.low)} au {figures.when(last.subject.period)}{NBSP}: {change(more)}, soit "
        f"+{percent(ratio)}."
    )


def law_day(text: TextCard) -> str:
    """The day of a text, or the days of one entry."""
    return text.date_text or long_date(text.date)


def law_source(texts: Sequence[TextCard]) -> str:
    """Where the texts were read."""
    titles = dict.fromkeys(text.source_title for text in texts)
    return f"Source{NBSP}: {' ; '.join(titles)}."


def unknown(card: PadhueCard) -> list[str]:
    """The figures that were not found, worked out from those that were."""
    return [*_missing_sessions(card), *_missing_places(card)]


def uncounted(transitions: Sequence[TransitionCard]) -> list[str]:
    """« Dossier en CNAE, puis : refus. » for each status that people leave uncounted."""
    after: dict[str, list[str]] = {}
    for one in transitions:
        if not one.is_counted:
            target = one.to_label[:1].lower() + one.to_label[1:]
            after.setdefault(start_of(one), []).append(target)
    return [f"{label}, puis{NBSP}: {', '.join(targets)}." for label, targets in after.items()]


def transitions_summary(transitions: Sequence[TransitionCard]) -> str:
    """Label of the folded table of the path."""
    counted = sum(one.is_counted for one in transitions)
    return (
        f"Voir les {len(transitions)} passages du parcours, dont {counted} avec un effectif publié"
    )


def transition_duration(one: TransitionCard) -> str:
    """How long the step takes, n.d. when nobody says."""
    return (one.duration or NOT_AVAILABLE.mark).replace("PDL:", "Pays de la Loire :")


def transition_count(one: TransitionCard) -> str:
    """« 2 764 sur 5 540 (2016) », « inconnu »: years stay as they are, in their parentheses."""
    text = _THOUSANDS.sub(lambda found: number(int(found.group())), one.published_count)
    if one.confidence is None or one.count_source is None:
        return text
    return f"{text}. {capital(one.count_source)}, {figures.CONFIDENCE[one.confidence]}"


def start_of(one: TransitionCard) -> str:
    """The status that a step starts from; several have no label of their own."""
    return one.from_label or SEVERAL_STATUSES


def download(card: PadhueCard) -> str:
    """Label of the file of figures."""
    count = sum(figure.formula is None for figure in card.figures)
    return f"Télécharger les {number(count)} chiffres, avec leurs sources (CSV pour tableur)"


def years(found: Iterable[int]) -> str:
    """« 2010, 2017, 2019 à 2022 »."""
    runs: list[list[int]] = []
    for year in sorted(set(found)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(
        f"{run[0]} à {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs
    )


def _missing_sessions(card: PadhueCard) -> list[str]:
    if not card.sessions:
        return []
    span = range(card.sessions[-1], card.sessions[0] + 1)
    sentences = []
    for name, measures in (
        ("Postes ouverts", ("postes_ouverts",)),
        ("Candidats inscrits", ("inscrits",)),
        ("Candidats présents", ("presents",)),
        ("Lauréats", ("laureats_liste_principale", "laureats_total", "laureats")),
    ):
        found = {known.subject.session for known in card.select(*measures, territory="FR")}
        if missing := [year for year in span if year not in found]:
            text = f"{name}{NBSP}: aucun chiffre national relevé pour {years(missing)}."
            sentences.append(text)
    return sentences


def _missing_places(card: PadhueCard) -> list[str]:
    placed = card.select("laureats_liste_principale", "laureats_total", "laureats")
    if any(known.subject.territory_id != "FR" for known in placed):
        return []
    return ["Lauréats par région ou par département : aucun chiffre relevé."]
