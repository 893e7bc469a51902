"""What each column of a file means: one line of its second sheet."""

from collections.abc import Iterable

COLUMNS = {
    "indicator_id": "Code de l’indicateur.",
    "territory_id": "Code du territoire : FR, REG- ou DEP- suivi du code de l’INSEE.",
    "territory_name": "Nom du territoire.",
    "name": "Nom du territoire.",
    "date": "Jour que la valeur décrit, vide sans valeur.",
    "value": "Valeur, dans l’unité de l’indicateur, vide quand elle n’est pas connue.",
    "value_status": (
        "observed : mesurée ; carried_forward : reportée ; computed : calculée ; not_published : "
        "non publiée."
    ),
    "edition": "Jour de l’édition qui a publié la valeur.",
    "source_id": "Jeu de données d’où vient la valeur.",
    "population_count": "Population municipale.",
    "population_year": "Année de cette population.",
    "value_per_100k": "Valeur pour 100 000 habitants, vide pour un pourcentage.",
    "value_pct": "Valeur, en pourcentage.",
    "baseline_date": "Jour du point de départ de la cible, vide quand il n’est pas publié.",
    "baseline_value": "Point de départ, dans l’unité de l’indicateur.",
    "deadline": "Échéance de la cible, vide quand elle n’a pas de jour.",
    "target_value": "Cible, dans l’unité de l’indicateur, vide quand il n’y en a pas.",
    "share_pct": (
        "Part du chemin du départ à la cible, en pourcentage ; vide sans départ ni cible, ou quand "
        "le départ est déjà à la cible."
    ),
    "compared_value": (
        "Valeur comparée : pour 100 000 habitants si l’indicateur est un nombre, sinon le "
        "pourcentage publié. Vide quand elle n’est pas connue à cette date."
    ),
    "centre_value": "La même, pour l’ensemble des départements.",
    "low_95": "Limite basse à 95 %, pour un territoire de cette population.",
    "high_95": "Limite haute à 95 %, pour un territoire de cette population.",
    "low_998": "Limite basse à 99,8 %, pour un territoire de cette population.",
    "high_998": "Limite haute à 99,8 %, pour un territoire de cette population.",
    "position": (
        "Place par rapport aux limites : above_998 et above_95, au-dessus ; inside, entre elles ; "
        "below_95 et below_998, au-dessous."
    ),
    "role": (
        "Ce que le territoire est ici : own, celui de la page ; region, sa région ; country, la "
        "France ; peer, un département comparable ; member, un département de la région."
    ),
    "is_chosen": "Vrai pour un territoire que la page compare.",
    "variable_id": "Code de la variable de contexte.",
    "context_value": "Valeur de la variable de contexte, vide quand elle n’est pas connue.",
    "context_year": "Année de cette valeur.",
    "fifth": "Groupe de départements, de l’APL la plus faible (1) à la plus forte (5).",
    "departements_count": "Nombre de départements du groupe.",
    "apl_min": "APL la plus faible du groupe, en consultations par an et par habitant.",
    "apl_max": "APL la plus forte du groupe, en consultations par an et par habitant.",
    "gap_compared": "Écart entre le groupe le plus haut et le plus bas, ce jour-là.",
    "session": "Année de la session.",
    "chain": "Profession et liste : elles ne se mélangent pas et ne s’additionnent pas.",
    "step": "Rang de l’étape dans le parcours, vide pour ce qui est à côté.",
    "kind": (
        "capacité : des postes ; personnes : des personnes ; inconnu : personne ne publie ce "
        "nombre ; à côté : peut se recouper avec le reste et ne s’y ajoute pas ; sortie : un "
        "départ du parcours ; détail : une partie du total ; total : le nombre entier ; non "
        "détaillé : le total moins le détail."
    ),
    "counted": "Ce qui est compté.",
    "specialty": "Spécialité, ou « toutes ».",
    "value_low": "Nombre donné, ou borne basse de l’intervalle ; vide quand il n’est pas connu.",
    "value_high": "Borne haute de l’intervalle, ou le nombre lui-même ; vide sans elle.",
    "amount": "Le nombre en toutes lettres, avec « plus de » ou « environ ».",
    "origin": "Vide si la source imprime le nombre ; dérivé ou notre calcul sinon.",
    "formula": "Notre calcul, quand le nombre est le nôtre.",
    "publisher": "Qui publie le nombre ; plusieurs noms pour un de nos calculs.",
    "source_title": "Titre de la source.",
    "source_date": "Date de la source, telle qu’elle est donnée.",
    "source_url": "Adresse de la source, quand elle en a une.",
    "confidence": "Confiance dans la lecture du nombre.",
    "note": "Ce que le relevé dit du nombre.",
    "class_label": "Classe de la carte, dans les mots de sa légende.",
    "raw_rate_pct": "Part du chemin du départ à la cible, en pourcentage.",
    "gap_pct_of_expected": "Écart à la valeur attendue, en pourcentage de celle-ci.",
    "pace_pct": "Part du chemin rapportée à la part du temps, en pourcentage.",
    "change_per_year_per_100k": "Variation sur un an, pour 100 000 habitants.",
    "change_points_per_year": "Variation sur un an, en points de pourcentage.",
}


def columns(names: Iterable[str]) -> list[tuple[str, str]]:
    """What each column of the first sheet means."""
    return [(f"Colonne {name}", COLUMNS[name]) for name in names]
