"""A drawing is worked out once: later runs send the same content."""

import plotly.graph_objects as go

from dashboard.figures.drawing import Drawing


def test_the_content_is_plotlys_own() -> None:
    figure = go.Figure(go.Scatter(x=["2025-06-30"], y=[2981.0]))
    assert Drawing(figure).to_dict() == figure.to_dict()


def test_it_is_worked_out_once() -> None:
    drawing = Drawing(go.Scatter(x=["2025-06-30"], y=[2981.0]))
    assert drawing.to_dict() is drawing.to_dict()


def test_one_drawing_does_not_answer_for_another() -> None:
    assert Drawing(go.Scatter(y=[1.0])).to_dict() != Drawing(go.Scatter(y=[2.0])).to_dict()
