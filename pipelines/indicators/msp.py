"""Maisons de santé pluriprofessionnelles."""

from pipelines.indicators.model import Indicator
from pipelines.vocabulary import Aggregation, Direction, Unit

MSP = Indicator(
    id="msp",
    label="Maisons de santé pluriprofessionnelles (MSP)",
    short_label="MSP",
    unit=Unit.COUNT,
    unit_one="MSP",
    unit_many="MSP",
    direction=Direction.HIGHER_IS_BETTER,
    aggregation=Aggregation.SUM,
    decimals=0,
    definition=(
        "Nombre de maisons de santé pluriprofessionnelles recensées par les agences régionales de "
        "santé (ARS), en fin de mois. Ce n’est pas le nombre de MSP signataires de l’accord "
        "conventionnel interprofessionnel."
    ),
    producer_note="Baromètre des résultats de l’action publique, indicateur IND-311.",
    our_processing=(
        "Les dates imprimées au premier jour du mois désignent la fin de ce mois. La valeur du "
        "30 juin 2022, absente du Baromètre actuel, vient de sa première génération (janvier 2023)."
    ),
    caveats=(
        "La valeur de février 2026 répète celle de juin 2025 dans tous les territoires : c’est un "
        "report, pas une mesure.",
    ),
    source_ids=("barometre", "etalab"),
    default_statement_id="msp_barometre",
    is_cnr_target=True,
)
