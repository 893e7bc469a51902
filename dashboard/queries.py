"""Questions put to the release, in SQL: cursor and codes in, polars frames out. Pure."""

from collections.abc import Sequence

import polars as pl
from duckdb import DuckDBPyConnection

from pipelines.vocabulary import Level, Severity


def territories(cursor: DuckDBPyConnection) -> pl.DataFrame:
    """Every territory with its newest population, France first, then by level and code."""
    return _ask(
        cursor,
        """
        select t.*, p.population_count, p.year as population_year, p.oldest_census_year
        from territories t
        left join (
            select * from population
            qualify year = max(year) over (partition by territory_id)
        ) p using (territory_id)
        order by list_position($levels, t.level), t.code
        """,
        levels=list(Level),
    )


def indicators(cursor: DuckDBPyConnection) -> pl.DataFrame:
    """Every indicator in reading order."""
    return _ask(cursor, "from indicators order by position")


def series(cursor: DuckDBPyConnection, territory_id: str) -> pl.DataFrame:
    """Values known today of every indicator in one territory, by date."""
    return _ask(
        cursor,
        """
        select indicator_id, date, value, value_status, edition, source_id, published_rate_pct
        from current_values where territory_id = $territory order by indicator_id, date
        """,
        territory=territory_id,
    )


def targets(cursor: DuckDBPyConnection, territory_id: str) -> pl.DataFrame:
    """Target statements of every indicator for one territory, by deadline."""
    return _ask(
        cursor,
        """
        select t.* exclude (territory_id),
               t.statement_id = i.default_statement_id as is_default
        from current_targets t join indicators i using (indicator_id)
        where territory_id = $territory
        order by indicator_id, is_default desc, deadline nulls last, edition
        """,
        territory=territory_id,
    )


def revisions(cursor: DuckDBPyConnection, indicator_id: str, territory_id: str) -> pl.DataFrame:
    """Values, starting points and targets that an edition changed, newest edition first.

    `kind` is value, baseline or target; `date` that of the value or the deadline.
    """
    return _ask(
        cursor,
        """
        with printed as (
            select 'value' as kind, date, edition, value from observations
            where indicator_id = $indicator and territory_id = $territory
              and value_status in ('observed', 'carried_forward')
            union all
            select 'baseline', date, edition, baseline_value from baselines
            where indicator_id = $indicator and territory_id = $territory
            union all
            select 'target', deadline, edition, target_value from targets
            where indicator_id = $indicator and territory_id = $territory
              and source_id <> 'annonces'
        ), compared as (
            select *, lag(value) over by_date as value_before,
                   lag(edition) over by_date as edition_before
            from printed window by_date as (partition by kind, date order by edition)
        )
        from compared where value <> value_before order by edition desc, date desc, kind
        """,
        indicator=indicator_id,
        territory=territory_id,
    )


def announcements(cursor: DuckDBPyConnection) -> pl.DataFrame:
    """National statements transcribed from announcements, in the order of indicators."""
    return _ask(
        cursor,
        """
        select t.indicator_id, t.* exclude (indicator_id, territory_id), false as is_default
        from current_targets t join indicators i using (indicator_id)
        where t.source_id = 'annonces'
        order by i.position, t.announced_on nulls last, t.deadline nulls last
        """,
    )


def sources(cursor: DuckDBPyConnection) -> pl.DataFrame:
    """One row per source: editions held, newest edition, day and number of files read."""
    return _ask(
        cursor,
        """
        select source_id, any_value(producer) as producer, any_value(title) as title,
               any_value(licence) as licence, any_value(page_url) as page_url,
               count(distinct edition) as editions_count, count(*) as files_count,
               max(edition) as newest_edition, max(retrieved_on) as retrieved_on
        from sources group by source_id order by source_id
        """,
    )


def findings(cursor: DuckDBPyConnection) -> pl.DataFrame:
    """How often each check found something, by rule and severity."""
    return _ask(
        cursor,
        """
        select rule, severity, count(*) as findings_count,
               list_sort(list(distinct indicator_id)) as indicator_ids
        from findings group by rule, severity
        order by list_position($severities, severity), rule
        """,
        severities=list(Severity),
    )


def _ask(cursor: DuckDBPyConnection, sql: str, **params: str | Sequence[str]) -> pl.DataFrame:
    frame: pl.DataFrame = cursor.sql(sql, params=params).pl()
    return frame
