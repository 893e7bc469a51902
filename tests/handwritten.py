"""Files written by hand, one row each: the target announced, and what goes with the figures."""

from collections.abc import Mapping
from datetime import date

import polars as pl

from pipelines.facts.sheets import SHEETS
from pipelines.facts.store import Announcements


def announcements() -> pl.DataFrame:
    """One statement: 4 000 MSP at the end of 2026."""
    row = {
        "statement_id": "msp_cnr_2026",
        "indicator_id": "msp",
        "territory_id": "FR",
        "announced_on": date(2023, 5, 3),
        "known_by": date(2023, 5, 11),
        "kind": "level",
        "target_value": 4000.0,
        "deadline": date(2026, 12, 31),
        "deadline_text": "d’ici à 2026",
        "target_status": "in_force",
        "speaker": "Ministère de la Santé",
        "source_title": "Dossier de presse",
        "source_url": None,
        "note": None,
    }
    return pl.DataFrame([row], schema=Announcements.create_empty().schema)


# One row of each file written by hand, as text; a column left out is empty.
SHEET_ROWS: Mapping[str, Mapping[str, str]] = {
    "commitments": {
        "commitment_id": "acces_msp",
        "axis": "acces",
        "promise": "4 000 MSP",
        "announced_on": "2023-05-03",
        "deadline": "2026-12-31",
        "promised_by": "Ministère de la Santé",
        "measure": "indicateur",
        "indicator_id": "msp",
        "statement_id": "msp_cnr_2026",
        "source_title": "Dossier de presse",
    },
    "commitment_events": {
        "event_id": "plan_msp",
        "commitment_id": "acces_msp",
        "period": "2023-06",
        "event": "Un plan d’action est annoncé.",
        "source_title": "Séance de l’Assemblée nationale",
        "source_url": "https://example.org/seance",
    },
    "initiatives": {
        "initiative_id": "dep04_bus",
        "territory_id": "DEP-04",
        "name": "Bus de santé",
        "theme": "aller_vers",
        "lever": "Un bus",
        "status": "en_cours",
        "period": "2023-11",
        "source_title": "Dossier de presse",
    },
    "initiative_counts": {
        "territory_id": "DEP-04",
        "tally": "projets",
        "roundness": "exact",
        "value": "8",
        "period": "2023-11",
        "source_title": "Dossier de presse",
    },
    "padhue_texts": {
        "text_id": "loi_2019",
        "date": "2019-07-24",
        "title": "Loi 2019-774",
        "effect": "Une voie unique.",
        "source_title": "Légifrance",
    },
    "padhue_durations": {
        "step_id": "dossier",
        "position": "1",
        "step": "Du dossier à l’affectation",
        "duration": "au moins 10 mois",
        "months_min": "10",
        "in_doctor_path": "oui",
        "source_title": "ARS",
    },
    "reconciliation": {
        "figure_id": "msp_nombre:FR:2024-01:aaaaaa",
        "indicator_id": "msp",
        "notion": "meme",
        "counts": "MSP selon la presse",
    },
}


def sheets(**more: Mapping[str, str]) -> dict[str, pl.DataFrame]:
    """The files written by hand, one row each; `more` changes cells of the row of a sheet."""
    frames = {}
    for sheet in SHEETS:
        if sheet.name in SHEET_ROWS:
            row = {**SHEET_ROWS[sheet.name], **more.get(sheet.name, {})}
            text = pl.DataFrame({name: [row.get(name)] for name in sheet.schema}).write_csv()
            frames[sheet.name] = pl.read_csv(text.encode(), schema=sheet.schema)
    return frames
