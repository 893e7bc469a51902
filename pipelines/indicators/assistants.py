"""Assistants médicaux: signed aid contracts."""

from pipelines.indicators.model import Indicator
from pipelines.vocabulary import Aggregation, Direction, Unit

ASSISTANTS = Indicator(
    id="assistants",
    label="Assistants médicaux",
    short_label="Assistants médicaux",
    unit=Unit.COUNT,
    unit_one="contrat d’assistant médical",
    unit_many="contrats d’assistant médical",
    direction=Direction.HIGHER_IS_BETTER,
    aggregation=Aggregation.SUM,
    decimals=0,
    definition=(
        "Nombre de contrats d’aide à l’emploi d’un assistant médical signés avec l’Assurance "
        "maladie. Un contrat n’est ni une personne ni un équivalent temps plein."
    ),
    producer_note="Baromètre des résultats de l’action publique, indicateur IND-679.",
    our_processing="Les dates imprimées au premier jour du mois désignent la fin de ce mois.",
    caveats=(
        "Les cibles des départements et des régions sont fixées au 31 décembre 2024, la cible "
        "nationale au 31 décembre 2026 : leur somme (9 818) n’est pas la cible nationale (10 000).",
        "Le point de départ national a été publié à 3 500, puis à 3 827.",
    ),
    source_ids=("barometre",),
    default_statement_id="assistants_barometre",
    is_cnr_target=True,
)
