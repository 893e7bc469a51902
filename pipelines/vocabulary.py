"""Closed lists and identifiers that the pipeline and the dashboard share."""

from enum import StrEnum


class Level(StrEnum):
    """Territorial levels, with their French official names as ids."""

    PAYS = "pays"
    REGION = "region"
    DEPARTEMENT = "departement"


class Unit(StrEnum):
    """What one unit of `value` is."""

    COUNT = "count"
    PERCENT = "percent"


class Aggregation(StrEnum):
    """How a parent's value follows from its départements: not at all where weights are unknown."""

    SUM = "sum"
    POPULATION_MEAN = "population_mean"
    NONE = "none"


class Direction(StrEnum):
    """Which way an indicator must move."""

    HIGHER_IS_BETTER = "higher_is_better"
    LOWER_IS_BETTER = "lower_is_better"


class ValueStatus(StrEnum):
    """Where a value comes from, or why there is none."""

    OBSERVED = "observed"
    CARRIED_FORWARD = "carried_forward"
    COMPUTED = "computed"
    NOT_PUBLISHED = "not_published"


class TargetKind(StrEnum):
    """What a target statement is about: a level to reach, or a number to add every year."""

    LEVEL = "level"
    PER_YEAR = "per_year"


class TargetStatus(StrEnum):
    """Standing of a target statement today."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    CONTESTED = "contested"


class ExpectedBy(StrEnum):
    """What says when a source's next edition is due."""

    MEDIAN_GAP = "ecart_median"
    MONTHLY = "mensuelle"
    VINTAGE = "millesime"
    UNKNOWN = "inconnue"


class Severity(StrEnum):
    """What a finding does: stop a publication, or be published with the data."""

    BLOCKING = "blocking"
    WARNING = "warning"
    NOTE = "note"


class Verdict(StrEnum):
    """The common scale of every method, with its French ids."""

    ATTEINT = "atteint"
    EN_BONNE_VOIE = "en_bonne_voie"
    A_ACCELERER = "a_accelerer"
    INSUFFISANT = "insuffisant"
    EN_RECUL = "en_recul"
    NON_CALCULABLE = "non_calculable"


class Solidity(StrEnum):
    """Whether the smallest change of the value would change the verdict."""

    SOLID = "solid"
    ONE_UNIT_CHANGES_IT = "one_unit_changes_it"


class Landing(StrEnum):
    """Whether the observed pace leads to the target, and when."""

    REACHED = "reached"
    PROJECTED = "projected"
    NEVER = "never"
    DEADLINE_PASSED = "deadline_passed"
    TOO_SHORT = "too_short"
    UNTESTED = "untested"


class Projection(StrEnum):
    """Simple ways to carry a series on; the back-test chooses among them."""

    LAST_12_MONTHS = "last_12_months"
    LAST_24_MONTHS = "last_24_months"
    DAMPED = "damped"


class SharingKey(StrEnum):
    """What a national number is shared out by, in theory, between territories."""

    POPULATION = "population"
    GENERALISTES = "generalistes"
    SOUS_DENSE = "sous_dense"


class Reason(StrEnum):
    """Why a verdict cannot be computed."""

    NO_VALUE = "no_value"
    NO_BASELINE = "no_baseline"
    VALUE_BEFORE_BASELINE = "value_before_baseline"
    BASELINE_BEYOND_TARGET = "baseline_beyond_target"
    DEADLINE_PASSED = "deadline_passed"


class Outcome(StrEnum):
    """Result on a deadline that values have reached; unknown without a value on that day."""

    REACHED = "reached"
    MISSED = "missed"
    UNKNOWN = "unknown"


class OnDeadline(StrEnum):
    """How the value on the day of a passed deadline is known."""

    OBSERVED = "observed"
    INTERPOLATED = "interpolated"
    UNKNOWN = "unknown"


class Axis(StrEnum):
    """The axes under which the CNR Santé announced its commitments."""

    ACCES = "acces"
    COOPERATION = "cooperation"
    SIMPLIFICATION = "simplification"
    FIDELISATION = "fidelisation"
    METHODE = "methode"


class Measure(StrEnum):
    """What measures a commitment: an indicator, the figures of page PADHUE, or nothing public."""

    INDICATEUR = "indicateur"
    PADHUE = "padhue"
    AUCUNE = "aucune"


class Theme(StrEnum):
    """What a local project is about: ARS and préfectures write these words."""

    INSTALLATION = "installation"
    EXERCICE_COORDONNE = "exercice_coordonne"
    SOINS_NON_PROGRAMMES = "soins_non_programmes"
    ALLER_VERS = "aller_vers"
    PARCOURS = "parcours"
    PLATEAU_TECHNIQUE = "plateau_technique"
    SANTE_MENTALE = "sante_mentale"
    PREVENTION = "prevention"
    TRANSPORT = "transport"
    FORMATION = "formation"
    AUTRE = "autre"


class ProjectStatus(StrEnum):
    """How far a local project has come, as its source says."""

    PREVU = "prevu"
    EN_COURS = "en_cours"
    EN_FONCTIONNEMENT = "en_fonctionnement"
    REALISE = "realise"
    ABANDONNE = "abandonne"


class Tally(StrEnum):
    """What is counted of the CNR Santé in a territory; money in millions of euros."""

    REUNIONS = "reunions"
    PARTICIPANTS = "participants"
    PROJETS = "projets"
    PROJETS_REALISES = "projets_realises"
    PROJETS_EN_COURS = "projets_en_cours"
    FINANCEMENT_MEUR = "financement_meur"


class Roundness(StrEnum):
    """The word that a source puts before a number."""

    EXACT = "exact"
    PLUS_DE = "plus_de"
    ENVIRON = "environ"
    PRES_DE = "pres_de"


class Confidence(StrEnum):
    """How sure the transcription of a quoted figure is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Notion(StrEnum):
    """Whether a quoted figure means to count what the indicator counts, or something near it."""

    MEME = "meme"
    VOISINE = "voisine"


class EvcScope(StrEnum):
    """Which part of a session of the épreuves de vérification des connaissances is counted.

    Lists A (competition), B (refugees, exam) and C (in post before 2004, exam, until 2016);
    internal and external routes since 2025; NON_PRECISE where the source names no list.
    """

    LISTES_A_B_C = "listes_a_b_c"
    LISTES_A_B = "listes_a_b"
    LISTE_A = "liste_a"
    LISTE_B = "liste_b"
    LISTE_C = "liste_c"
    VOIE_INTERNE = "voie_interne"
    VOIE_EXTERNE = "voie_externe"
    DEUX_VOIES = "deux_voies"
    NON_PRECISE = "non_precise"


FRANCE = "FR"

# Layout of `data/releases`: the pointer to the release in force, and each release's manifest.
POINTER = "CURRENT"
MANIFEST = "manifest.json"


def territory_id(level: Level, code: str) -> str:
    """`REG-11` is Île-de-France, `DEP-11` is the Aude, `FR` the country."""
    prefixes = {Level.REGION: "REG", Level.DEPARTEMENT: "DEP"}
    return FRANCE if level is Level.PAYS else f"{prefixes[level]}-{code}"
