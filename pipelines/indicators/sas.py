"""Population covered by a service d'accès aux soins."""

from pipelines.indicators.model import Indicator
from pipelines.vocabulary import Aggregation, Direction, Unit

SAS = Indicator(
    id="sas",
    label="Population couverte par un service d’accès aux soins (SAS)",
    short_label="Couverture par un SAS",
    unit=Unit.PERCENT,
    unit_one="% de la population",
    unit_many="% de la population",
    direction=Direction.HIGHER_IS_BETTER,
    aggregation=Aggregation.POPULATION_MEAN,
    decimals=1,
    definition=(
        "Part de la population qui habite un territoire où un service d’accès aux soins est "
        "joignable par téléphone."
    ),
    producer_note="Baromètre des résultats de l’action publique, indicateur IND-587.",
    our_processing=(
        "Les régions ne sont pas publiées : leur valeur est la moyenne de leurs départements "
        "pondérée par la population municipale, quand tous sont publiés ; elle est marquée "
        "« calculée »."
    ),
    caveats=(
        "Le point de départ national publié (36 %) diffère de la valeur publiée à la même date "
        "(42 % au 31 décembre 2022).",
        "Mayotte n’est pas publiée.",
    ),
    source_ids=("barometre",),
    default_statement_id="sas_barometre",
    is_cnr_target=False,
)
