"""French sentences around our pages: title, no-script notice, error pages, Streamlit's own labels.

Streamlit speaks English only. `LABELS` lists what it shows or announces on the widgets this site
uses; `dashboard.shell.bundle` swaps them when it serves the files.
"""

from dataclasses import dataclass
from typing import Final

from dashboard.wording.typography import typo

TITLE: Final = "Cap Santé – Objectifs de santé"
DESCRIPTION: Final = (
    "Où en sont les objectifs chiffrés du Conseil national de la refondation en santé, "
    "en France, dans chaque région et dans chaque département."
)
LOADING: Final = "Chargement en cours…"
NO_SCRIPT: Final = (
    "Cap Santé a besoin de JavaScript pour afficher ses pages.",
    "Activez JavaScript dans les réglages de votre navigateur, puis rechargez la page.",
)

NOT_FOUND: Final = "Page introuvable"
NOT_FOUND_ADVICE: Final = "L’adresse demandée n’existe pas, ou n’existe plus."
REFUSED: Final = "Demande refusée"
REFUSED_ADVICE: Final = "Cette adresse ne peut pas être ouverte de cette façon."
FAILURE: Final = "Le site rencontre une difficulté"
FAILURE_ADVICE: Final = "La page n’a pas pu être affichée. Réessayez dans quelques minutes."
BACK_HOME: Final = "Revenir à l’accueil de Cap Santé"


def script_error(reference: str) -> str:
    """What a reader sees when a page fails; the reference finds the details in the log."""
    return typo(
        "Les données n’ont pas pu être chargées. Réessayez dans quelques minutes. "
        f"(Référence de l’incident : {reference})"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Code of one Streamlit module that is swapped when served.

    `module` is the file name without its hash and extension. `times` is how often `old` occurs in
    the Streamlit version we lock: a test counts again, so an upgrade cannot lose a label unseen.
    """

    module: str
    old: str
    new: str
    times: int = 1


def _label(module: str, english: str, french: str, *, times: int = 1, key: str = "") -> Replacement:
    """A whole quoted label; `key` is the property it belongs to when the words alone are common."""
    return Replacement(
        module=module, old=f"{key}`{english}`", new=f"{key}`{typo(french)}`", times=times
    )


_ARIA: Final = '"aria-label":'

LABELS: Final = (
    # Frame of the page: skip link, menu of pages, phone menu.
    _label("index", "Skip to main content", "Aller au contenu"),
    _label("index", "App pages", "Pages du site", times=2),
    _label("index", "Sidebar", "Menu du site", key=_ARIA),
    _label("index", "Expand sidebar", "Ouvrir le menu"),
    _label("index", "Collapse sidebar", "Fermer le menu"),
    _label("index", "${i.flat().length} more", "${i.flat().length} de plus"),
    _label("index", "View less", "Afficher moins de pages"),
    _label("index", "View ${x-m} more", "Afficher ${x-m} pages de plus"),
    _label("index", "Main menu", "Menu principal", times=2),
    # State of the connection and of the calculation.
    _label("index", "Running...", LOADING),
    Replacement(module="index", old="`Stopping...`:`Stop`", new="`Arrêt en cours…`:`Arrêter`"),
    _label("index", "Connecting", "Connexion"),
    _label("index", "Connecting to Streamlit server", "Connexion au serveur en cours"),
    _label("index", "Connecting to static app", "Connexion au site en cours"),
    _label("index", "Unable to connect to Streamlit server", "Le serveur ne répond pas"),
    _label("index", "Error", "Erreur", key="bO="),
    _label("index", "Please wait...", LOADING),
    # Windows that open by themselves.
    _label("index", "Connection error", "Connexion interrompue"),
    _label(
        "index",
        "Streamlit server is not responding. Are you connected to the internet?",
        "Le serveur ne répond pas. Vérifiez votre connexion à internet.",
    ),
    _label(
        "index",
        "Is Streamlit still running? "
        "If you accidentally stopped Streamlit, just restart it in your terminal:",
        "Le serveur ne répond pas. Relancez-le dans un terminal :",
    ),
    _label("index", "streamlit run yourscript.py", "cap-sante serve"),
    _label("index", "Connection timed out.", "Le serveur met trop de temps à répondre."),
    Replacement(
        module="index",
        old="`Connection failed with status ${r}${s?`, and response:`:`.`}`",
        new="`Le serveur a refusé la connexion (code ${r})${s?`. Sa réponse\u00a0:`:`.`}`",
    ),
    _label("index", "Script execution error", "La page n’a pas pu être affichée"),
    _label("index", "No message", FAILURE_ADVICE, times=2),
    _label("index", "Bad message format", "Réponse illisible du serveur"),
    _label("index", "Page not found", NOT_FOUND),
    _label(
        "index",
        "The page that you have requested does not seem to exist",
        "La page demandée n’existe pas",
    ),
    Replacement(
        module="index",
        old="`You have requested page /${e}, but no corresponding file was found"
        " in the app's pages/ directory`",
        new="`La page «\u00a0${e}\u00a0» n’existe pas`",
    ),
    _label("index", "${t}. Running the app's main page.", "${t}. Voici la page d’accueil."),
    _label("index", "Try again", "Réessayer"),
    Replacement(
        module="index", old="`Continue anyway`:`Close`", new="`Continuer quand même`:`Fermer`"
    ),
    _label("index", "Close", "Fermer", times=3, key=_ARIA),
    _label("index", "Close", "Fermer", key="children:"),
    # Short messages, titles, help and copy buttons.
    _label("index", "view less", "réduire"),
    _label("index", "view more", "lire la suite"),
    _label("StreamlitMarkdown", "Link to heading", "Lien vers ce titre"),
    _label("StreamlitMarkdown", "Help", "Aide", times=4),
    Replacement(
        module="StreamlitMarkdown",
        old="`Help for ${t.replaceAll(/\\s+/g,` `)}`",
        new="`Aide sur «\u00a0${t.replaceAll(/\\s+/g,` `)}\u00a0»`",
    ),
    _label("useCopyToClipboard", "Copied", "Copié"),
    _label("useCopyToClipboard", "Copy to clipboard", "Copier"),
    _label("DynamicIcon", "Loading", LOADING),
    _label("Toolbar", "Fullscreen", "Plein écran", key="label:"),
    _label("Toolbar", "Close fullscreen", "Quitter le plein écran"),
    # Fields.
    _label("utils", "Choose options", "Choisissez"),
    _label("utils", "Choose an option", "Choisissez"),
    _label("Selectbox", "Open", "Ouvrir la liste"),
    _label("Selectbox", "Clear value", "Effacer la valeur"),
    _label("Selectbox", "Selectbox options", "Choix possibles"),
    _label("Selectbox", "No results", "Aucun résultat"),
    _label("Multiselect", "Selected values", "Valeurs choisies"),
    _label("Multiselect", "Open", "Ouvrir la liste"),
    _label("Multiselect", "No results", "Aucun résultat", times=2),
    _label("Multiselect", "Select all", "Tout sélectionner"),
    _label("Multiselect", "Select ${p.length} matches", "Sélectionner les ${p.length} résultats"),
    Replacement(
        module="Multiselect",
        old="`option`:`options`;return`You can only select up to ${t.maxSelections} ${e}."
        " Remove an option first.`",
        new="`choix`:`choix`;return`${t.maxSelections} ${e} au plus. Retirez d’abord un choix.`",
    ),
    _label("Multiselect", "Remove ${e}", "Retirer ${e}"),
    _label("Multiselect", "Clear all", "Tout effacer"),
    _label("Radio", "No options to select.", "Aucun choix disponible."),
    _label("InputInstructions", "Press Enter to ${e}", "Entrée pour ${e}"),
    _label("InputInstructions", "submit form", "envoyer"),
    _label("InputInstructions", "apply", "valider"),
    _label("TextInput", "Invalid input.", "Saisie incorrecte.", times=2),
    _label("requiredField", "This field is required.", "Ce champ est obligatoire."),
    _label("Table", "Scrollable table", "Tableau à faire défiler"),
    _label("Pagination", "Pagination", "Pages de la liste", key=_ARIA),
    _label("Pagination", "Previous page", "Page précédente"),
    _label("Pagination", "Next page", "Page suivante"),
)
