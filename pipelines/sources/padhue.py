"""PADHUE: figures and steps of the path, transcribed from official texts, reports and the press.

Nobody publishes these as open data. Two files, made by hand, each line with its source, its date
and how far it can be trusted: `figures.csv`, `process_transitions.csv`. A folder named by a date
gives the edition; otherwise it is the day of the run, or `--edition` with the day of transcription.
"""

from collections.abc import Sequence

import polars as pl

from pipelines.contract.padhue import EvcFigures, PadhueTransitions
from pipelines.errors import RejectedFile
from pipelines.sources import padhue_reading as reading
from pipelines.sources.delimited import Layout, Rule, broken_rules, read_delimited
from pipelines.sources.editions import edition_of_folder
from pipelines.sources.model import NOT_STATED, Known, RawFile, RowCount, Source, TidyEdition
from pipelines.vocabulary import Confidence

FIGURE_LAYOUT = Layout(
    columns=(
        *("session_or_date", "measure", "profession", "specialty", "territory_type"),
        *("territory_code", "territory_name", "value", "unit", "source_title"),
        *("source_publisher", "source_date", "source_url", "confidence", "note"),
    ),
    is_quoted=True,
)
TRANSITION_LAYOUT = Layout(
    columns=(
        *("from_status", "to_status", "legal_basis", "period", "actor", "duration"),
        *("published_count", "count_scope", "count_source", "confidence"),
    ),
    is_quoted=True,
)
MEASURES = (
    *reading.OF_A_SESSION,
    *("places_par_an_annoncees", "dossiers_cae_recus", "dossiers_cae_restants", "autorisations"),
    *("dossiers_procedure_stock", "inscrits_procedure_stock", "autorisations_plafond_I_bis"),
    *("attestations_temporaires_estimation_annuelle", "effectif_anciens_padhue_inscrits_ordre"),
    *("part_diplome_hors_UE_medecins_actifs", "effectif_medecins_diplome_etranger_actifs"),
    *("part_diplome_etranger", "effectif_medecins_diplome_hors_UE"),
    *("effectif_diplome_etranger_actifs", "effectif_MG_liberaux_nes_et_diplomes_etranger"),
    *("effectif_padhue_total", "effectif_padhue_plein_exercice"),
    *("effectif_padhue_sans_plein_exercice", "effectif_FFI"),
    "part_diplomes_hors_France_dans_installations",
)
PROFESSIONS = (
    *("toutes professions EVC", "médecin", "chirurgien-dentiste", "pharmacien", "sage-femme"),
    "médecin, odontologiste, pharmacien",
)
# Régions of metropolitan France until 2015: the COG in use no longer has them.
FORMER_REGIONS = (
    *("11", "21", "22", "23", "24", "25", "26", "31", "41", "42", "43", "52", "53", "54"),
    *("72", "73", "74", "82", "83", "91", "93", "94"),
)
STATUS = r"^([EXSO]\d[a-c]?(?: ou [EXSO]\d[a-c]?)?)(?: (.+))?$"
UNKNOWN, NO_CONFIDENCE = "inconnu", "unknown"


def tidy_figures(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Every transcribed figure, sorted by key. Raises RejectedFile with all defects."""
    (raw,) = files
    text, defects = read_delimited(raw, FIGURE_LAYOUT)
    typed = _typed_figures(text)
    defects += broken_rules(typed, _figure_rules(known), raw.label)
    if defects:
        raise RejectedFile(FIGURES.id, defects)
    facts = typed.with_columns(measure="quantity", unit="counted", source_url="url")
    facts = facts.select(EvcFigures.column_names()).cast(EvcFigures.create_empty().schema)
    rows = {raw.path.name: RowCount(read=text.height, kept=facts.height)}
    return TidyEdition(facts=facts.sort(EvcFigures.primary_key()), rows=rows)


def tidy_transitions(files: Sequence[RawFile], known: Known) -> TidyEdition:
    """Every step of the path, sorted by key. Raises RejectedFile with all defects."""
    del known  # a step is not tied to a territory
    (raw,) = files
    text, defects = read_delimited(raw, TRANSITION_LAYOUT)
    typed = _typed_transitions(text)
    defects += broken_rules(typed, _transition_rules(), raw.label)
    if defects:
        raise RejectedFile(TRANSITIONS.id, defects)
    facts = typed.with_columns(
        from_status="from_code",
        to_status="to_code",
        confidence=pl.when("is_counted").then("confidence"),
    )
    schema = PadhueTransitions.create_empty().schema
    facts = facts.select(PadhueTransitions.column_names()).cast(schema)
    rows = {raw.path.name: RowCount(read=text.height, kept=facts.height)}
    return TidyEdition(facts=facts.sort(PadhueTransitions.primary_key()), rows=rows)


def _typed_figures(text: pl.DataFrame) -> pl.DataFrame:
    """Adds typed columns beside the text ones, which keep the names that messages give."""
    has_url = pl.col("source_url").str.contains(r"^https?://")
    typed = text.with_columns(
        period="session_or_date",
        scope=reading.scope(),
        quantity=reading.measure(),
        value_text="value",
        roundness=reading.roundness(),
        value_low=reading.value_low(),
        value_high=reading.value_high(),
        territory_id=reading.territory_id(),
        is_derived=pl.col("note").fill_null("").str.starts_with("DÉRIVÉ"),
        counted=pl.col("unit").str.replace(reading.ROUTE, ""),
        source_reference=pl.when(~has_url).then("source_url"),
        url=pl.when(has_url).then("source_url"),
        implied_session=reading.implied(2),
        implied_value=reading.implied(1),
    )
    return typed.with_columns(
        session=reading.session(), date=pl.col("period").str.to_date("%Y-%m-%d", strict=False)
    )


def _figure_rules(known: Known) -> list[Rule]:
    required = ("specialty", "territory_name", "unit", "source_title", "source_publisher")
    share = pl.col("measure").str.contains("^(taux|part)_")
    key = ["quantity" if name == "measure" else name for name in EvcFigures.primary_key()]
    year = pl.col("source_date").str.extract(r"(\d{4})").cast(pl.Int32, strict=False)
    return [
        *(Rule(text="cellule vide", column=c, broken=pl.col(c).is_null()) for c in required),
        Rule(
            text="session ou date illisible : AAAA, AAAA-MM, AAAA-MM-JJ, AAAA-AAAA ou vers AAAA",
            column="session_or_date",
            broken=~pl.col("period").fill_null("").str.contains(reading.PERIOD)
            | (pl.col("period").str.contains(reading.DAY) & pl.col("date").is_null()),
        ),
        Rule(
            text="mesure inconnue",
            column="measure",
            broken=~pl.col("quantity").fill_null("").is_in(MEASURES),
        ),
        _unknown("profession inconnue", "profession", PROFESSIONS),
        _unknown("niveau de territoire inconnu", "territory_type", tuple(reading.PREFIXES)),
        Rule(
            text="territoire inconnu du Code officiel géographique",
            column="territory_code",
            broken=~pl.col("territory_id").is_in(_territories(known)).fill_null(value=False),
        ),
        Rule(
            text="valeur illisible : un nombre, 2150-2200, >1400 ou « près de 33 » attendu",
            column="value",
            broken=pl.col("value_low").is_null(),
        ),
        Rule(
            text="l’intervalle est à l’envers",
            column="value",
            broken=pl.col("value_high") < pl.col("value_low"),
        ),
        Rule(
            text="une part est en %, un nombre ne l’est pas",
            column="unit",
            broken=share != (pl.col("counted") == "%"),
        ),
        Rule(
            text="chiffre sans date de source : une année au moins est attendue",
            column="source_date",
            broken=year.is_null(),
        ),
        Rule(
            text="source datée dans le futur",
            column="source_date",
            broken=year > known.today.year,
        ),
        _unknown("confiance inconnue", "confidence", tuple(Confidence)),
        Rule(
            text="la même source donne deux fois ce chiffre",
            column="value",
            broken=pl.struct(key).is_duplicated(),
        ),
    ]


def _typed_transitions(text: pl.DataFrame) -> pl.DataFrame:
    """Adds typed columns beside the text ones, which keep the names that messages give."""
    return text.with_columns(
        from_code=pl.col("from_status").str.extract(STATUS, 1),
        from_label=pl.col("from_status").str.extract(STATUS, 2),
        to_code=pl.col("to_status").str.extract(STATUS, 1),
        to_label=pl.col("to_status").str.extract(STATUS, 2),
        position=pl.int_range(1, pl.len() + 1),
        is_counted=~pl.col("published_count").str.starts_with(UNKNOWN),
    )


def _transition_rules() -> list[Rule]:
    expected = (*Confidence, NO_CONFIDENCE)
    counted = pl.col("is_counted")
    return [
        Rule(
            text="statut illisible : un code puis un libellé attendus (« E2 Inscrit aux EVC »)",
            column="from_status",
            broken=pl.col("from_code").is_null(),
        ),
        Rule(
            text="statut illisible : un code puis un libellé attendus (« E2 Inscrit aux EVC »)",
            column="to_status",
            broken=pl.col("to_label").is_null(),
        ),
        Rule(
            text="effectif absent : écrivez « inconnu » quand personne ne le publie",
            column="published_count",
            broken=pl.col("published_count").is_null(),
        ),
        Rule(
            text="effectif sans source",
            column="count_source",
            broken=counted & pl.col("count_source").is_null(),
        ),
        _unknown("confiance inconnue", "confidence", expected),
        Rule(
            text="un effectif a une confiance, et un effectif inconnu n’en a pas (« unknown »)",
            column="confidence",
            broken=counted == (pl.col("confidence") == NO_CONFIDENCE),
        ),
        Rule(
            text="le passage apparaît deux fois",
            column="to_status",
            broken=pl.struct("from_code", "to_code").is_duplicated(),
        ),
    ]


def _unknown(text: str, column: str, expected: Sequence[str]) -> Rule:
    # Plain texts: polars would make an enum of ours, and refuse to look for anything else in it.
    values = [str(value) for value in expected]
    return Rule(text=text, column=column, broken=~pl.col(column).fill_null("").is_in(values))


def _territories(known: Known) -> list[str]:
    return sorted(known.territory_ids | {f"REG2015-{code}" for code in FORMER_REGIONS})


FIGURES = Source(
    id="padhue_figures",
    producer="Relevé de Cap Santé dans le Journal officiel, les rapports publics et la presse",
    title="PADHUE : postes, candidats et lauréats des épreuves, effectifs",
    licence=NOT_STATED,
    page_url=None,
    file_pattern=r"figures\.csv",
    edition_of=edition_of_folder,
    tidy=tidy_figures,
    schema=EvcFigures,
    verified=False,
)
TRANSITIONS = Source(
    id="padhue_transitions",
    producer="Relevé de Cap Santé dans les textes officiels",
    title="PADHUE : passages du parcours, de l’inscription aux épreuves à l’Ordre",
    licence=NOT_STATED,
    page_url=None,
    file_pattern=r"process_transitions\.csv",
    edition_of=edition_of_folder,
    tidy=tidy_transitions,
    schema=PadhueTransitions,
    verified=False,
)
