"""Centres de santé pluriprofessionnels."""

from pipelines.indicators.model import Indicator
from pipelines.vocabulary import Aggregation, Direction, Unit

CENTRES_SANTE = Indicator(
    id="centres_sante",
    label="Centres de santé pluriprofessionnels",
    short_label="Centres de santé",
    unit=Unit.COUNT,
    unit_one="centre de santé",
    unit_many="centres de santé",
    direction=Direction.HIGHER_IS_BETTER,
    aggregation=Aggregation.SUM,
    decimals=0,
    definition=(
        "Nombre de centres de santé pluriprofessionnels ouverts et en fonctionnement qui comptent "
        "au moins un médecin généraliste."
    ),
    producer_note="Baromètre des résultats de l’action publique, indicateur IND-318.",
    our_processing=(
        "Les dates imprimées au premier jour du mois désignent la fin de ce mois. La valeur du "
        "30 juin 2021, absente du Baromètre actuel, vient de sa première génération (janvier 2023)."
    ),
    caveats=(
        "La valeur de décembre 2025 répète celle de décembre 2024 dans tous les territoires : "
        "c’est un report, pas une mesure.",
    ),
    source_ids=("barometre", "etalab"),
    default_statement_id="centres_sante_barometre",
    is_cnr_target=False,
)
