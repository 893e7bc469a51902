"""The closed list of context variables: what each means, and how it follows from the facts."""

from dataclasses import dataclass

import polars as pl

from pipelines.contract.context import ContextUnit, ContextVariables
from pipelines.vocabulary import Aggregation


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextVariable:
    """One variable; its value is `column` of the facts, or 100 × `column` / `share_of`.

    `aggregation` says how a région's value follows from its départements. For a share, SUM adds
    both terms first; POPULATION_MEAN weights by `population_count` of the same facts.
    """

    id: str
    label: str
    unit: ContextUnit
    unit_label: str
    decimals: int
    definition: str
    source_id: str
    column: str
    aggregation: Aggregation
    share_of: str | None = None


# For each level of the grid: part of the id, the producer's title, and the place in a sentence.
DENSITY_LEVELS = (
    ("grands_centres_urbains", "Grands centres urbains", "les grands centres urbains"),
    (
        *("centres_urbains_intermediaires", "Centres urbains intermédiaires"),
        "les centres urbains intermédiaires",
    ),
    ("petites_villes", "Petites villes", "les petites villes"),
    ("ceintures_urbaines", "Ceintures urbaines", "les ceintures urbaines"),
    ("bourgs_ruraux", "Bourgs ruraux", "les bourgs ruraux"),
    ("rural_disperse", "Rural à habitat dispersé", "le rural à habitat dispersé"),
    ("rural_tres_disperse", "Rural à habitat très dispersé", "le rural à habitat très dispersé"),
)


def _density(level: int, name: str, title: str, place: str) -> ContextVariable:
    return ContextVariable(
        id=f"part_{name}_pct",
        label=f"Part de la population dans {place}",
        unit=ContextUnit.PERCENT,
        unit_label="%",
        decimals=1,
        definition=(
            f"Part de la population municipale de 2021 qui vit dans une commune de niveau {level} "
            f"(« {title} ») de la grille communale de densité de 2024, qui en compte sept. Tous "
            "les habitants d’une commune sont comptés dans le niveau de leur commune."
        ),
        source_id="densite",
        column=f"population_niveau_{level}_count",
        share_of="population_count",
        aggregation=Aggregation.SUM,
    )


def _from_age(age: int) -> ContextVariable:
    return ContextVariable(
        id=f"part_{age}_ans_et_plus_pct",
        label=f"Part des {age} ans et plus",
        unit=ContextUnit.PERCENT,
        unit_label="%",
        decimals=1,
        definition=(
            f"Part des personnes qui ont {age} ans ou plus au 1er janvier dans la population "
            "estimée du territoire. Les estimations des trois dernières années sont provisoires."
        ),
        source_id="estimations",
        column=f"population_{age}_plus_count",
        share_of="population_count",
        aggregation=Aggregation.SUM,
    )


VARIABLES: tuple[ContextVariable, ...] = (
    _from_age(65),
    _from_age(75),
    ContextVariable(
        id="apl_generalistes",
        label="Accessibilité aux médecins généralistes (APL)",
        unit=ContextUnit.CONSULTATIONS,
        unit_label="consultations par an et par habitant",
        decimals=2,
        definition=(
            "Accessibilité potentielle localisée aux médecins généralistes : consultations "
            "accessibles par an et par habitant, la population étant standardisée. Mayotte n’y est "
            "pas, et la France n’a donc pas de valeur. La valeur d’une région est la moyenne de "
            "ses départements pondérée par leur population municipale de 2022, la seule que donne "
            "le fichier : la pondération de la DREES, par la population standardisée, donnerait "
            "un chiffre un peu différent."
        ),
        source_id="apl",
        column="apl_consultations",
        aggregation=Aggregation.POPULATION_MEAN,
    ),
    ContextVariable(
        id="population_sous_dense",
        label="Population en zone sous-dense",
        unit=ContextUnit.COUNT,
        unit_label="habitants",
        decimals=0,
        definition=(
            "Habitants des communes où l’APL aux médecins généralistes est inférieure à 2,5 "
            "consultations par an et par habitant. Le fichier reçu ne définit pas cette colonne : "
            "le seuil se déduit de son nom (popUnder25). Mayotte n’y est pas."
        ),
        source_id="apl",
        column="under_served_count",
        aggregation=Aggregation.SUM,
    ),
    ContextVariable(
        id="generalistes",
        label="Médecins généralistes",
        unit=ContextUnit.COUNT,
        unit_label="médecins généralistes",
        decimals=0,
        definition=(
            "Effectif que la Cnam publie pour la profession « Médecins généralistes (hors médecins "
            "à expertise particulière - MEP) », tous âges et tous sexes."
        ),
        source_id="ameli",
        column="generalistes_count",
        aggregation=Aggregation.SUM,
    ),
    ContextVariable(
        id="generalistes_per_100k",
        label="Médecins généralistes pour 100 000 habitants",
        unit=ContextUnit.PER_100K,
        unit_label="pour 100 000 habitants",
        decimals=1,
        definition=(
            "Densité que la Cnam publie pour la profession « Médecins généralistes (hors médecins "
            "à expertise particulière - MEP) », par département. Le fichier ne dit pas quelle "
            "population il emploie : aucune valeur n’est calculée pour les régions et la France."
        ),
        source_id="ameli",
        column="generalistes_per_100k",
        aggregation=Aggregation.NONE,
    ),
    ContextVariable(
        id="medecins",
        label="Médecins",
        unit=ContextUnit.COUNT,
        unit_label="médecins",
        decimals=0,
        definition=(
            "Effectif de médecins de l’année. Le fichier reçu ne dit ni qui le publie, ni à "
            "quelle date de l’année, ni quels modes d’exercice il compte."
        ),
        source_id="medecins",
        column="medecins_count",
        aggregation=Aggregation.SUM,
    ),
    ContextVariable(
        id="medecins_per_100k",
        label="Médecins pour 100 000 habitants",
        unit=ContextUnit.PER_100K,
        unit_label="pour 100 000 habitants",
        decimals=1,
        definition=(
            "Densité de médecins imprimée par le fichier reçu, pour sa première et sa dernière "
            "année, par département. Elle manque pour Mayotte en 2012, où le fichier écrit 0. La "
            "population employée n’étant pas dite, rien n’est calculé pour les régions et la "
            "France."
        ),
        source_id="medecins",
        column="medecins_per_100k",
        aggregation=Aggregation.NONE,
    ),
    *(_density(level, *names) for level, names in enumerate(DENSITY_LEVELS, start=1)),
)


def context_variables_table() -> pl.DataFrame:
    """Table `context_variables`, in reading order by `position`."""
    same = ("label", "unit", "unit_label", "decimals", "definition", "source_id")
    rows = [
        {"variable_id": variable.id, "position": position}
        | {name: getattr(variable, name) for name in same}
        for position, variable in enumerate(VARIABLES, start=1)
    ]
    return pl.DataFrame(rows, schema=ContextVariables.create_empty().schema).sort("variable_id")
