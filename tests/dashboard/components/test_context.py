"""Sources of context figures, in HTML."""

from dashboard.components.context import context_sources
from tests.dashboard.reading import plain
from tests.dashboard.source_factories import APL


def test_only_the_sources_named_are_told() -> None:
    html = context_sources(["apl", "ameli"], [APL])
    assert plain(html).startswith('<p class="cs-source">Source du contexte : DREES, « Access')
    assert context_sources(["densite"], [APL]) == ""
