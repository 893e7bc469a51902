"""Patients with a long-term illness (ALD) who have a médecin traitant."""

from pipelines.indicators.model import Indicator
from pipelines.vocabulary import Aggregation, Direction, Unit

ALD = Indicator(
    id="ald",
    label="Patients en affection de longue durée (ALD) qui ont un médecin traitant",
    short_label="ALD avec médecin traitant",
    unit=Unit.PERCENT,
    unit_one="% des patients en ALD",
    unit_many="% des patients en ALD",
    direction=Direction.HIGHER_IS_BETTER,
    aggregation=Aggregation.NONE,
    decimals=1,
    definition=(
        "Part des patients en affection de longue durée qui ont déclaré un médecin traitant."
    ),
    producer_note="Baromètre des résultats de l’action publique, indicateur IND-312.",
    our_processing=(
        "Les dates imprimées au premier jour du mois désignent la fin de ce mois. Aucune valeur "
        "n’est calculée : le nombre de patients en ALD par territoire n’est pas publié."
    ),
    caveats=(
        "En Bourgogne-Franche-Comté, la valeur régionale de décembre 2025 (90,72 %) est "
        "inférieure à celle de ses huit départements.",
        "À Mayotte, le département et la région ont des points de départ différents alors que "
        "c’est un seul territoire.",
    ),
    source_ids=("barometre",),
    default_statement_id="ald_barometre",
    is_cnr_target=False,
)
