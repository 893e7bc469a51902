"""How territories are compared, in words, for the page Méthode et données (methods.md, 8)."""

from dashboard.wording import peers
from dashboard.wording.typography import NBSP

TITLE = "Comment lire une comparaison"
LEAD = (
    "Un écart entre territoires peut venir du hasard, de l’arrondi ou de leur taille. Rangs, "
    "limites et territoires comparables disent ce qu’un écart permet de conclure."
)
SHOW = "Voir les formules (rangs, limites de l’entonnoir, territoires comparables, groupes)"
TERMS = (
    (
        "Nombre pour 100 000 habitants",
        "100 000 × nombre ÷ population municipale la plus récente du territoire. Un pourcentage se "
        "compare tel quel.",
    ),
    (
        "Date commune",
        "Rangs et limites portent sur la date qui réunit le plus de départements, la plus récente "
        "s’il y en a plusieurs ; un département sans valeur ce jour-là n’a pas de rang.",
    ),
    (
        "Intervalle de rangs",
        "Chaque nombre est pris à une unité près, chaque pourcentage à une demi-unité près de sa "
        "dernière décimale publiée. Premier rang possible : 1 + le nombre de départements qui, au "
        "plus bas, restent au-dessus de celui-ci au plus haut. Dernier rang possible : 1 + le "
        "nombre d’autres départements qui, au plus haut, passent au-dessus de celui-ci au plus "
        "bas.",
    ),
    (
        "Limites de l’entonnoir, nombres",
        "Nombre attendu : population du département × taux de l’ensemble des départements. Le "
        "département sort des limites à 95 % quand une loi de Poisson de cette moyenne a moins de "
        "2,5 chances sur 100 de donner un nombre au moins aussi éloigné du même côté, et des "
        "limites à 99,8 % quand elle en a moins de 0,1. Calcul exact : Garwood, Biometrika, 1936 ; "
        "Manktelow et Seaton, 2012, première méthode.",
    ),
    (
        "Limites de l’entonnoir, couvertures",
        f"Limites de Wilson (1927) autour du pourcentage p de l’ensemble, pour n habitants{NBSP}: "
        "(2np + z² ± z × racine de (z² + 4np(1 − p))) ÷ (2(n + z²)), avec z = 1,96 à 95 % et "
        "z = 3,09 à 99,8 %. Présentation en entonnoir : Spiegelhalter, Statistics in Medicine, "
        "2005. Sans effectif publié (ALD), il n’y a pas de limites.",
    ),
    (peers.TITLE, peers.METHOD),
    (
        "Groupes selon l’APL (quintiles)",
        "Les départements, rangés de l’APL la plus faible à la plus forte, sont coupés en cinq "
        "groupes de même nombre, les mêmes à toutes les dates. Valeur d’un groupe : somme des "
        "nombres ÷ somme des populations, ou moyenne des pourcentages pondérée par la population. "
        "Une date n’est gardée que si tous ces départements sont mesurés. Écart : groupe le plus "
        "haut moins groupe le plus bas.",
    ),
    (
        "Tendance",
        "Signe de la pente (droite des moindres carrés) des mesures des trois dernières années, ou "
        "des quatre dernières s’il y en a moins. Elle n’est dite que si ce signe reste le même "
        "quand on retire une mesure, quelle qu’elle soit.",
    ),
)
