"""Population covered by a communauté professionnelle territoriale de santé."""

from pipelines.indicators.model import Indicator
from pipelines.vocabulary import Aggregation, Direction, Unit

CPTS = Indicator(
    id="cpts",
    label="Population couverte par une communauté professionnelle territoriale de santé (CPTS)",
    short_label="Couverture par une CPTS",
    unit=Unit.PERCENT,
    unit_one="% de la population",
    unit_many="% de la population",
    direction=Direction.HIGHER_IS_BETTER,
    aggregation=Aggregation.POPULATION_MEAN,
    decimals=1,
    definition=(
        "Part de la population qui habite un territoire couvert par une communauté "
        "professionnelle territoriale de santé."
    ),
    producer_note="Baromètre des résultats de l’action publique, indicateur IND-589.",
    our_processing=(
        "Là où une région n’est pas publiée à une date où tous ses départements le sont, sa valeur "
        "est la moyenne des départements pondérée par leur population municipale ; elle est "
        "marquée « calculée »."
    ),
    caveats=(
        "D’autres chiffres circulent, plus bas, parce qu’ils ne comptent que les CPTS signataires "
        "de l’accord conventionnel : ils ne mesurent pas la même chose.",
        "Le Territoire de Belfort n’est pas publié en mai et en octobre 2024.",
        "Les régions et la France ne sont pas publiées en février 2026, les départements le sont.",
    ),
    source_ids=("barometre",),
    default_statement_id="cpts_barometre",
    is_cnr_target=True,
)
