"""Glossary of page Méthode: every acronym and term that the site uses."""

TERMS = (
    (
        "Accord conventionnel interprofessionnel",
        "Accord signé avec l’Assurance maladie, qui rémunère les MSP et les CPTS signataires.",
    ),
    ("ACI", "Accord conventionnel interprofessionnel : voir ci-dessus."),
    ("AFP", "Agence France-Presse."),
    ("ALD", "Affection de longue durée."),
    ("AN", "Assemblée nationale."),
    ("ANS", "Agence du numérique en santé, qui publie FINESS et le RPPS."),
    (
        "APL",
        "Accessibilité potentielle localisée : consultations de médecins généralistes accessibles "
        "par an et par habitant.",
    ),
    ("ARS", "Agence régionale de santé."),
    (
        "Assistant médical",
        "Salarié d’un médecin, financé en partie par l’Assurance maladie, qui décharge le médecin "
        "de tâches administratives et de soins.",
    ),
    (
        "Baromètre",
        "Baromètre des résultats de l’action publique : le suivi, publié par la DITP, des "
        "politiques prioritaires du Gouvernement.",
    ),
    ("BPE", "Base permanente des équipements de l’INSEE : ce que compte chaque commune."),
    (
        "CHU, CLS, CPAM, CPOM, CRTE, CTS",
        "Centre hospitalier universitaire ; contrat local de santé ; caisse primaire d’assurance "
        "maladie ; contrat pluriannuel d’objectifs et de moyens ; contrat de relance et de "
        "transition écologique ; contrat territorial de santé.",
    ),
    ("CNAE", "Commission nationale d’autorisation d’exercice."),
    ("CNAM ou Cnam", "Caisse nationale de l’assurance maladie."),
    ("CNG", "Centre national de gestion des praticiens hospitaliers."),
    ("CNOM", "Conseil national de l’Ordre des médecins."),
    (
        "CNR Santé",
        "Volet santé du Conseil national de la refondation, dont la restitution a eu lieu le "
        "3 mai 2023.",
    ),
    (
        "CPTS",
        "Communauté professionnelle territoriale de santé : des professionnels de santé qui "
        "s’organisent ensemble sur un territoire.",
    ),
    ("CSP", "Code de la santé publique."),
    (
        "CSV, Parquet",
        "Formats de fichier : le premier s’ouvre partout, le second garde les types des colonnes.",
    ),
    ("DGARS", "Directeur général d’une agence régionale de santé."),
    ("DGOS", "Direction générale de l’offre de soins, au ministère chargé de la santé."),
    ("DITP", "Direction interministérielle de la transformation publique."),
    (
        "DREES",
        "Direction de la recherche, des études, de l’évaluation et des statistiques du ministère "
        "chargé de la santé.",
    ),
    ("Etalab", "Service de l’État chargé de l’ouverture des données publiques."),
    ("EVC", "Épreuves de vérification des connaissances."),
    ("FCPTS", "Fédération nationale des CPTS."),
    ("FFI", "Faisant fonction d’interne."),
    ("FINESS", "Fichier national des établissements sanitaires et sociaux."),
    ("FIR", "Fonds d’intervention régional, géré par les ARS."),
    ("FPS", "Fédération des praticiens de santé."),
    ("HTML, CSS", "Langages dans lesquels les pages d’un site sont écrites et mises en forme."),
    ("IGN", "Institut national de l’information géographique et forestière."),
    ("INPH", "Intersyndicat national des praticiens hospitaliers."),
    ("INSEE", "Institut national de la statistique et des études économiques."),
    ("IRDES", "Institut de recherche et documentation en économie de la santé."),
    ("JO", "Journal officiel."),
    ("MECSS", "Mission d’évaluation et de contrôle de la sécurité sociale, au Sénat."),
    ("MG", "Médecin généraliste."),
    (
        "MSP",
        "Maison de santé pluriprofessionnelle : plusieurs professions de santé autour d’un projet "
        "commun.",
    ),
    ("n.d.", "Non disponible : aucune valeur publiée."),
    ("ONDPS", "Observatoire national de la démographie des professions de santé."),
    ("OSRM", "Open Source Routing Machine, moteur qui calcule des temps de trajet par la route."),
    ("OTSS", "Organisation et transformation du système de santé : la loi du 24 juillet 2019."),
    ("PACT", "Praticien associé contractuel temporaire."),
    ("PADHUE", "Praticien à diplôme hors Union européenne."),
    ("PAE", "Procédure d’autorisation d’exercice."),
    ("PCC", "Parcours de consolidation des compétences."),
    (
        "Population municipale",
        "Habitants d’une commune selon le recensement ; celle d’un territoire est la somme de ses "
        "communes.",
    ),
    ("PPL", "Proposition de loi."),
    (
        "RGAA",
        "Référentiel général d’amélioration de l’accessibilité : les critères auxquels un site "
        "public doit répondre.",
    ),
    ("RPPS", "Répertoire partagé des professionnels de santé."),
    ("s.o.", "Sans objet : la question ne se pose pas ici, faute de cible ou de nombre à compter."),
    ("SAE", "Statistique annuelle des établissements de santé."),
    ("SAMU", "Service d’aide médicale urgente, joignable au 15."),
    ("SAS", "Service d’accès aux soins, joignable par téléphone pour un besoin non programmé."),
    ("SDIS", "Service départemental d’incendie et de secours, joignable au 18."),
    (
        "SDSN",
        "Réseau de recherche sur le développement durable, créé sous l’égide des Nations unies "
        "(Sustainable Development Solutions Network).",
    ),
    (
        "SHA-256",
        "Empreinte calculée sur un fichier : elle change dès qu’un octet du fichier change.",
    ),
    ("SIG", "Service d’information du Gouvernement."),
    ("SPM", "Saint-Pierre-et-Miquelon."),
    ("SVG", "Format d’image qui s’agrandit sans perdre en netteté."),
    ("TA", "Tribunal administratif."),
    (
        "Trajectoire linéaire",
        "Droite qui relie le point de départ à la cible : un repère, pas une prévision.",
    ),
    ("UE", "Union européenne."),
    ("URPS", "Union régionale des professionnels de santé."),
    (
        "WCAG",
        "Règles internationales d’accessibilité des sites, à trois niveaux d’exigence.",
    ),
    (
        "XLSX",
        "Format de classeur : une feuille de données, une autre de sources et de définitions.",
    ),
)
