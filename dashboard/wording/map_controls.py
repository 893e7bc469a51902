"""Words that the script of the maps shows: they travel with it, once."""

from dashboard.figures.maps.legend import SCALE_NOTE
from dashboard.wording.numbers import NOT_APPLICABLE, NOT_AVAILABLE
from dashboard.wording.typography import typo

SHOW_TABLE = "Voir la carte en tableau"
WORDS = {
    name: typo(text)
    for name, text in {
        "legend": "Légende de la carte",
        "choice": "Afficher",
        "tiles": "Carte en tuiles",
        "geo": "Carte géographique",
        "scale": SCALE_NOTE,
        "regions": "Les régions d’outre-mer ne sont pas à la même échelle que les autres.",
        "keys": (
            "Au clavier : les flèches vont d’un territoire à son voisin, Entrée l’ouvre, Échap "
            "ferme l’infobulle."
        ),
        "touch": "Touchez un territoire pour lire sa valeur, une seconde fois pour l’ouvrir.",
        "table": SHOW_TABLE,
        "codes": f"{NOT_AVAILABLE.sentence} {NOT_APPLICABLE.sentence}",
        "loading": "Chargement de la carte…",
        "failed": (
            "La carte n’a pas pu être chargée. Le tableau donne les mêmes valeurs ; rechargez la "
            "page pour réessayer."
        ),
    }.items()
}
