"""Words of the page Méthode et données."""

from collections.abc import Sequence

from dashboard.cards.quality import FindingCard, SourceCard
from dashboard.wording import values
from dashboard.wording.numbers import count_of, number
from dashboard.wording.typography import NBSP
from pipelines.vocabulary import ValueStatus

TITLE = "Méthode et données"
LEAD = (
    "Ce que comptent les indicateurs, d’où viennent les chiffres, ce que nous en faisons, et les "
    "fichiers pour tout refaire."
)
READING = "Comment lire un chiffre"
INDICATORS = "Ce que compte chaque indicateur"
SOURCES = "Sources"
QUALITY = "Qualité des données"
LIMITS = "Limites"
FILES = "Télécharger"
REUSE = "Réutiliser"
GLOSSARY = "Glossaire"

SHARE_TITLE = "Part du chemin"
SHARE = (
    "100 × (valeur − départ) ÷ (cible − départ). Elle n’est ni arrondie avant le calcul ni "
    "plafonnée : sous 0 %, l’indicateur a reculé depuis le départ ; au-delà de 100 %, la cible est "
    "dépassée. Le Baromètre publie ce taux borné entre 0 et 100 %."
)
EDITION_TITLE = "Édition"
EDITION = (
    "Jour où le producteur a publié le fichier, ou à défaut jour où nous l’avons lu. Une même date "
    "peut recevoir plusieurs valeurs au fil des éditions : la page montre la dernière publiée, et "
    "la page Chiffres et révisions garde les autres."
)
MONTH_TITLE = "Date d’une valeur"
MONTH = (
    "Toujours une fin de mois. Le Baromètre imprime le premier ou le dernier jour du mois selon "
    "les éditions : les deux désignent la fin du mois. Certaines éditions paraissent avant la fin "
    "du mois qu’elles décrivent."
)
STALE_TITLE = "Donnée ancienne"
STALE = (
    "Une valeur de plus d’un an est signalée. Le mois attendu de la suivante vient de l’écart "
    "médian entre les valeurs déjà publiées, quand il y en a au moins quatre."
)

VERDICT_COLUMNS = ("Verdict", "Ce qu’il veut dire")
VERDICT_CAPTION = "Les six verdicts"
FINDING_COLUMNS = ("Constat", "Gravité", "Nombre", "Indicateurs")
FILE_COLUMNS = ("Fichier", "Contenu", "Parquet", "CSV")
TABLES = {
    "territories": "France, 18 régions et 101 départements, avec leur code officiel.",
    "population": "Population municipale par territoire et par année.",
    "context": "Âge et densité de la population, médecins : par territoire et par année.",
    "context_variables": "Définition, unité et source de chaque variable de contexte.",
    "indicators": "Définition, unité et sources de chaque indicateur.",
    "observations": "Toutes les valeurs de toutes les éditions, avec leur statut.",
    "current_values": "La valeur connue aujourd’hui pour chaque indicateur, territoire et date.",
    "baselines": "Points de départ publiés, par édition.",
    "targets": "Cibles publiées et annonces, par édition, avec leur source.",
    "current_targets": "Cibles connues aujourd’hui, avec leur point de départ.",
    "progress": "Part du chemin, rythme et verdict par indicateur, territoire et cible.",
    "backtests": "Erreur médiane de chaque façon de prolonger une série de douze mois.",
    "comparison": "Rang, intervalle de rangs et place dans l’entonnoir de chaque département.",
    "peers": "Les huit départements les plus proches de chacun, avec leur distance.",
    "inequality": "Chaque indicateur par cinquième de départements, de la plus faible APL.",
    "commitments": "Engagements du 3 mai 2023 : promesse, échéance, mesure, source.",
    "commitment_events": "Ce qui est arrivé à chaque engagement depuis, avec sa source.",
    "initiatives": "Projets locaux du CNR Santé : territoire, thème, levier, état, source.",
    "initiative_counts": "Réunions, participants et projets du CNR Santé, selon chaque source.",
    "published_figures": "Chiffres cités publiquement, à côté de la mesure la plus proche.",
    "evc_figures": "Chiffres relevés sur les PADHUE, avec source, date et confiance.",
    "evc_computed": "Sommes, parts et rapports calculés ici à partir de ces chiffres.",
    "padhue_transitions": "Passages du parcours des PADHUE, avec l’effectif publié s’il existe.",
    "padhue_texts": "Textes qui ont changé la procédure des PADHUE.",
    "padhue_durations": "Durée de chaque étape du parcours des PADHUE.",
    "finess_stocks": "MSP, CPTS et centres de santé ouverts selon FINESS, en fin de mois.",
    "bpe_counts": "MSP et centres de santé selon la base des équipements de l’INSEE.",
    "msp_distance": "Habitants par distance à la MSP la plus proche, par territoire.",
    "rpps_doctors": "Médecins à diplôme hors UE inscrits au RPPS, par mois, lieu et spécialité.",
    "cnam_series": "Contrats d’assistants, couverture SAS et ALD selon la Cnam, par année.",
    "sources": "Reçu de chaque fichier lu : date, empreinte SHA-256, nombre de lignes.",
    "unread_sources": "Sources que le projet sait lire et dont aucune édition n’a été lue.",
    "edition_calendar": "Prochaine édition attendue de chaque source, et ce qui la fait attendre.",
    "findings": "Constats des contrôles sur les données.",
}
RULES = {
    "somme_departements": "La somme des départements diffère du total publié",
    "somme_regions": "La somme des régions diffère du total publié",
    "valeur_reportee": "Valeur identique à la précédente dans tous les territoires",
    "territoire_absent": "Territoire absent d’une date où son niveau est publié",
    "saut": "Changement bien plus fort que les précédents de la même série",
    "baisse": "Recul rapide d’une mesure à la suivante",
    "moyenne_des_departements": "Pourcentage publié loin de la moyenne pondérée des départements",
    "hors_des_departements": "Région au-dessous ou au-dessus de tous ses départements",
    "niveaux_differents": "Région d’un seul département : leurs chiffres diffèrent",
    "niveau_en_retard": "Niveau publié à une date plus ancienne que les autres",
    "cible_nulle": "Cible égale à 0",
    "depart_au_dela_de_la_cible": "Point de départ déjà à la cible ou au-delà",
    "somme_des_cibles": "La somme des cibles des départements diffère de la cible nationale",
    "echeances_melangees": "Échéances différentes selon les territoires pour une même cible",
    "depart_revise": "Point de départ modifié depuis l’édition précédente",
    "cible_revisee": "Cible modifiée depuis l’édition précédente",
    "recul": "Recul depuis le départ, que le taux publié montre à 0 %",
    "cible_depassee": "Cible dépassée, que le taux publié montre à 100 %",
    "annee_incomplete": "Année de la Cnam où des départements manquent",
}
SEVERITIES = {"blocking": "bloquant", "warning": "alerte", "note": "note"}
QUALITY_NOTE = (
    "Un constat bloquant arrête la publication ; les autres sont publiés avec les données. "
    "Toutes les tables respectent leur schéma, vérifié à chaque construction."
)
QUALITY_CAPTION = "Constats des contrôles, toutes éditions confondues"
FILES_CAPTION = "Tables publiées, à télécharger en Parquet ou en CSV"
NO_FINDING = "Les contrôles n’ont rien relevé."

LIMITATIONS = (
    "L’édition datée du 1er mars 2026 réunit des fichiers publiés en février ou en mars 2026 : son "
    "jour exact n’est pas connu.",
    "Les verdicts reposent sur le Baromètre seul : il paraît irrégulièrement et sans calendrier.",
    "Les couvertures (CPTS, SAS) sont publiées sans décimale pour les territoires : une valeur "
    "calculée à partir d’elles porte cet arrondi.",
    "Mayotte est absente des populations municipales annuelles : sa population du recensement de "
    "2017 vaut pour toutes les années.",
    "Le RPPS nomme des personnes : nous n’en lisons ni les noms ni les coordonnées, nous "
    "n’en gardons que des comptes, sans les petits nombres ni ceux qui les trahiraient, et les "
    "fichiers sont supprimés après lecture. Nous y comptons les médecins inscrits titulaires d’un "
    "diplôme obtenu hors de l’Union européenne et de l’Espace économique européen ; le compte "
    "national n’est publié que s’il est à moins de 10 % de celui de l’Ordre des médecins.",
    "Les annonces nationales de 2022 à 2024 sont transcrites à la main, chacune avec sa source.",
)
REUSE_NOTES = (
    "Les données sont sous Licence Ouverte 2.0 : citez « Cap Santé » et le producteur d’origine, "
    "avec la date de la donnée.",
    "Les adresses /donnees/tables/… et /donnees/series/… restent stables : elles donnent toujours "
    "la version publiée la plus récente. Une courbe s’y lit en CSV, en XLSX et en SVG.",
    "L’adresse d’une page contient le choix affiché, par exemple "
    "/indicateur?indicateur=msp&territoire=DEP-04.",
)


def statuses() -> list[tuple[str, str]]:
    """Each status of a value and what it means."""
    return [
        (f"Valeur {values.STATUS[status]}", values.capital(values.STATUS_MEANING[status]))
        for status in ValueStatus
    ]


def finding_row(finding: FindingCard, labels: dict[str, str]) -> tuple[str, ...]:
    """One rule and how often it found something."""
    return (
        RULES.get(finding.rule, finding.rule),
        SEVERITIES[finding.severity],
        count_of(finding.findings_count, "cas", "cas"),
        ", ".join(labels[code] for code in finding.indicator_ids),
    )


def show_checks(findings: Sequence[FindingCard]) -> str:
    """Label of the folded table of checks."""
    found = sum(finding.findings_count for finding in findings)
    return f"Voir les {number(found)} constats des contrôles, par règle"


def show_tables(tables_count: int) -> str:
    """Label of the folded list of tables to download."""
    return f"Voir les {tables_count} tables à télécharger"


def sources_caption(sources: Sequence[SourceCard]) -> str:
    """Caption of the table of sources."""
    files = sum(source.files_count for source in sources)
    return f"Sources lues{NBSP}: {count_of(files, 'fichier', 'fichiers')}"
