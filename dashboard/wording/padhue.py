"""Words of the page PADHUE: a path described from its legal texts; no count is shown yet."""

TITLE = "Praticiens à diplôme hors Union européenne (PADHUE)"
LEAD = "Aucune cible chiffrée n’a été publiée : cette page décrit un parcours, pas un objectif."
BADGE = "○ Non calculable"
PATH = "De l’inscription au plein exercice"
DURATIONS_CAPTION = "Durée de chaque étape du parcours et source de cette durée"
DURATION_COLUMNS = ("Étape", "Durée", "Source")
DURATIONS = (
    ("Du dossier à l’affectation", "au moins 10 mois", "ARS Pays de la Loire"),
    ("Recherche d’un poste", "6 mois", "Le Quotidien"),
    ("Parcours de consolidation, médecins", "2 ans, réductible depuis 2025", "ARS Martinique"),
    ("Parcours de consolidation, dentistes et sages-femmes", "1 an", "ARS Martinique"),
    ("Parcours de consolidation, pharmaciens", "2 ans", "Décret 2020-672"),
    ("Examen par la commission", "1 an au plus", "CNG, article R. 4111-14"),
)
TOTAL = (
    "De l’inscription à l’Ordre, un médecin met environ trois à quatre ans : c’est notre somme, "
    "pas un chiffre publié. Les lauréats de la session 2024 ne seront donc pas visibles parmi les "
    "médecins inscrits avant 2027 ou 2028."
)
LAW = "Les textes depuis l’annonce de mai 2023"
LAW_CAPTION = "Textes qui changent la procédure, par date"
LAW_COLUMNS = ("Date", "Texte", "Effet")
LAWS = (
    (
        "27 décembre 2023",
        "Loi 2023-1268, articles 35 et 36",
        "Attestation provisoire de 13 mois ; fin de l’affectation au rang ; durées du parcours "
        "sorties de la loi.",
    ),
    (
        "14 mai 2024",
        "Arrêté",
        "Les lauréats candidatent sur les postes vacants publiés.",
    ),
    (
        "19 décembre 2024",
        "Décrets 2024-1190 et 2024-1191",
        "Contrat des praticiens associés et procédure de l’attestation.",
    ),
    (
        "28 mai 2025",
        "Décrets 2025-467 et 2025-468",
        "Voies interne et externe aux épreuves ; parcours ajustable.",
    ),
)
UNKNOWN = "Ce qui n’est pas publié"
UNKNOWNS = (
    "Le nombre de praticiens à diplôme hors Union européenne qui exercent sans autorisation.",
    "Le nombre de candidats présents à chaque session récente.",
    "L’issue des parcours de consolidation : autorisations, prolongations, refus, abandons.",
    "La répartition des lauréats par département.",
)
