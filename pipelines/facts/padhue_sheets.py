"""The files about PADHUE written by hand: legal texts and durations, as read in public documents.

`in_doctor_path` is « oui » for the steps added up for the shortest path of a doctor.
"""

from pipelines.facts.handwritten import Column, Kind, Sheet

YES, NO = "oui", "non"

TEXTS = Sheet(
    name="padhue_texts",
    columns=(
        Column(name="text_id"),
        Column(name="date", kind=Kind.DATE),
        Column(name="date_text", is_required=False),
        Column(name="title"),
        Column(name="effect"),
        Column(name="source_title"),
    ),
    key=("text_id",),
)
DURATIONS = Sheet(
    name="padhue_durations",
    columns=(
        Column(name="step_id"),
        Column(name="position", kind=Kind.NUMBER),
        Column(name="step"),
        Column(name="duration"),
        Column(name="months_min", kind=Kind.NUMBER, is_required=False),
        Column(name="months_max", kind=Kind.NUMBER, is_required=False),
        Column(name="in_doctor_path", allowed=(YES, NO), unknown="réponse inconnue"),
        Column(name="source_title"),
        Column(name="note", is_required=False),
    ),
    key=("step_id",),
)
