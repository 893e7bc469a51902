"""How progress is measured, in words, for the page Méthode et données (methods.md 1 to 5)."""

from dashboard.cards.progress import BacktestCard
from dashboard.cards.series import IndicatorCard
from dashboard.wording import pace as pace_words
from dashboard.wording.methods import LINE_NAMES
from dashboard.wording.numbers import count_of
from pipelines.vocabulary import Level

TITLE = "Comment lire un verdict"
VERDICTS_LEAD = (
    "Le verdict compare la part du chemin faite à la part du temps passée, entre le point de "
    "départ et l’échéance. Il porte sur la date de la dernière valeur mesurée, pas sur le jour où "
    "vous lisez la page."
)
FORMULAS = (
    (
        "Taux publié",
        "Le taux du Baromètre : la part du chemin arrondie à deux décimales, puis bornée entre 0 "
        "et 100 %. Si le départ est déjà à la cible, 100 % tant que la valeur y reste, sinon 0 %. "
        "Notre formule redonne tous les taux imprimés, à l’arrondi près.",
    ),
    (
        "Temps écoulé",
        "Jours entre le départ et la date de la valeur, rapportés aux jours entre le départ et "
        "l’échéance. Les années comptent 365,25 jours.",
    ),
    (
        "Rythme",
        "Part du chemin ÷ part du temps. À 100 %, la valeur est sur la trajectoire linéaire.",
    ),
    (
        "Écart à la trajectoire",
        "Valeur moins valeur attendue à la même date sur la droite qui va du départ à la cible, en "
        "unités et en mois.",
    ),
    (
        "Rythme observé",
        "Variation entre la dernière valeur et celle d’environ douze mois avant (neuf mois au "
        "moins), ramenée à un an. La fenêtre retenue est toujours dite.",
    ),
    (
        "Atterrissage",
        "Valeur à l’échéance si le rythme observé se poursuit. Un nombre suit une droite ; un "
        "pourcentage suit une droite en échelle logistique, qui s’infléchit près de 100 % et ne le "
        "dépasse jamais. La fourchette va du plus lent au plus rapide des rythmes sur douze mois "
        "observés depuis trente-six mois, et contient toujours la projection centrale.",
    ),
    (
        "Solidité",
        "Le verdict est recalculé avec une unité de moins et une de plus, ou avec l’arrondi de la "
        "valeur publiée pour un pourcentage. S’il change, la page dit qu’il ne permet pas de "
        "conclure. Un pourcentage imprimé égal à la cible est à la cible.",
    ),
    (
        "Échéance passée",
        "Il n’y a plus de rythme, seulement un résultat : la valeur du jour de l’échéance, ou sa "
        "valeur interpolée entre les deux mesures qui l’entourent. Sans mesure à cette date ou "
        "après, le résultat est inconnu.",
    ),
    (
        "Comme si nous étions le…",
        "À une date passée, la page ne retient que les éditions parues à cette date, et refait "
        "tous les calculs. À une date à venir, seuls l’âge des données et les échéances changent.",
    ),
    (
        "Part théorique",
        "Partage d’une annonce nationale au prorata d’une clé. Ce n’est jamais une cible.",
    ),
)
SIX_METHODS = (
    (
        "Rythme linéaire",
        "Part du chemin ÷ part du temps : 95 % et plus, en bonne voie ; 60 à 95 %, à accélérer ; "
        "0 à 60 %, insuffisant ; moins de 0, en recul. C’est la méthode retenue.",
    ),
    (
        "Taux publié",
        "Le taux du Baromètre, comparé à la part du temps : au moins égal, en bonne voie ; sinon, "
        "à accélérer.",
    ),
    (
        "Ratio de croissance (Eurostat, Statistique Canada)",
        "Croissance annuelle moyenne observée ÷ croissance qu’il faudrait, mêmes seuils. Non "
        "calculable quand le départ est nul ou égal à la cible.",
    ),
    (
        "Extrapolation (Nations unies)",
        "Part du chemin faite à l’échéance si la croissance annuelle continue : 95 % et plus, en "
        "bonne voie ; 10 à 95 %, à accélérer ; 0 à 10 %, insuffisant.",
    ),
    (
        "Météo (Destatis, Allemagne)",
        "Moyenne des cinq dernières variations annuelles (quatre au moins), prolongée jusqu’à "
        "l’échéance : il manquerait moins de 5 % de l’écart restant, en bonne voie ; 5 à 20 %, à "
        "accélérer ; plus, insuffisant ; mauvais sens, en recul.",
    ),
    (
        "Tendance récente (SDSN)",
        "Variation récente ÷ variation régulière du départ à la cible : 1 et plus, en bonne voie ; "
        "0,5 à 1, à accélérer ; 0 à 0,5, insuffisant ; moins de 0, en recul.",
    ),
)
METHODS_TITLE = "Les six méthodes"
BACK_TESTS_CAPTION = "Prolongation retenue après l’avoir éprouvée sur le passé"
BACK_TESTS_COLUMNS = ("Indicateur", "Niveau", "Prolongation retenue", "Erreur médiane", "Cas")
LEVELS = {Level.PAYS: "France", Level.REGION: "Régions", Level.DEPARTEMENT: "Départements"}
DEFAULT_CHANGED = (
    "La droite des douze derniers mois est la règle ; une fenêtre de vingt-quatre mois ou un "
    "rythme amorti la remplace là où son erreur passée est plus petite."
)


def back_test_row(card: BacktestCard, indicator: IndicatorCard) -> tuple[str, ...]:
    """The line that the back-test elects for one indicator and level."""
    error = pace_words.amount_of_difference(card.median_abs_error, indicator)
    return (
        indicator.short_label,
        LEVELS[card.level],
        LINE_NAMES[card.method],
        error,
        count_of(card.pairs_count, "cas", "cas"),
    )
