"""Words that say who publishes the site, or that nobody is named yet."""

from dashboard.publisher import Publisher

TITLE = "Qui publie ce site"
NAME, CONTACT, CODE = "Éditeur", "Contact", "Code source"
UNSAID = "non renseigné"
UNNAMED = (
    "Aucun éditeur n’est nommé pour cette copie du site. La loi du 21 juin 2004 pour la confiance "
    "dans l’économie numérique demande à qui publie un site de se nommer : c’est à la personne ou "
    "à l’organisme qui met celui-ci en ligne de donner son nom, un contact et l’adresse du code "
    "source. Ils s’affichent alors ici et en bas de chaque page."
)
NAMED = "L’éditeur est la personne ou l’organisme qui a mis cette copie du site en ligne."


def lead(publisher: Publisher) -> str:
    """What the page of methods says first."""
    return NAMED if publisher.name else UNNAMED
