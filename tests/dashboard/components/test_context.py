"""Sources of context figures, in HTML."""

from dashboard.components.context import context_sources
from tests.dashboard.compared import source
from tests.dashboard.reading import plain


def test_only_the_sources_named_are_told() -> None:
    html = context_sources(["apl", "ameli"], [source()])
    assert plain(html).startswith('<p class="cs-source">Source du contexte : DREES, « Access')
    assert context_sources(["densite"], [source()]) == ""
