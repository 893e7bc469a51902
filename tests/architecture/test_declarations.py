"""Adding an indicator or a source means saying what it is and where it comes from."""

import pytest

from pipelines.indicators.model import Indicator
from pipelines.indicators.registry import INDICATORS
from pipelines.sources.model import Source
from pipelines.sources.registry import SOURCES
from pipelines.vocabulary import Aggregation, Unit
from tests.architecture.source_code import PROJECT

SOURCE_IDS = {source.id for source in SOURCES}


def name_of(declared: Indicator | Source) -> str:
    return declared.id


@pytest.mark.parametrize("indicator", INDICATORS, ids=name_of)
def test_an_indicator_is_documented(indicator: Indicator) -> None:
    texts = (indicator.definition, indicator.producer_note, indicator.our_processing)

    assert all(len(text) >= 40 and text.endswith(".") for text in texts)
    assert all(caveat.endswith(".") for caveat in indicator.caveats)
    assert indicator.label
    assert indicator.unit_one
    assert indicator.unit_many


@pytest.mark.parametrize("indicator", INDICATORS, ids=name_of)
def test_an_indicator_has_a_source_that_exists(indicator: Indicator) -> None:
    assert indicator.source_ids
    assert set(indicator.source_ids) <= SOURCE_IDS


@pytest.mark.parametrize("indicator", INDICATORS, ids=name_of)
def test_what_is_counted_is_summed_and_what_is_a_share_is_not(indicator: Indicator) -> None:
    assert (indicator.unit is Unit.COUNT) == (indicator.aggregation is Aggregation.SUM)
    assert indicator.unit is not Unit.COUNT or indicator.decimals == 0


def test_an_indicator_is_one_file_and_one_line_of_the_registry() -> None:
    files = {path.stem for path in (PROJECT / "pipelines/indicators").glob("*.py")}

    assert {indicator.id for indicator in INDICATORS} == files - {
        "__init__",
        "model",
        "observations",
        "registry",
    }


@pytest.mark.parametrize("source", SOURCES, ids=name_of)
def test_a_source_says_who_publishes_it_where_and_under_which_licence(source: Source) -> None:
    assert source.producer
    assert source.title
    assert source.licence.startswith("Licence Ouverte") or not source.verified
    assert not source.verified or source.page_url
    assert source.page_url is None or source.page_url.startswith("https://")
    assert all(download.url.startswith("https://") for download in source.downloads)
    assert source.listing is None or source.listing.url.startswith("https://www.data.gouv.fr/api/")


def test_ids_are_unique() -> None:
    assert len(SOURCE_IDS) == len(SOURCES)
    assert len({indicator.id for indicator in INDICATORS}) == len(INDICATORS)
