"""Questions put to the release, in SQL: cursor and codes in, polars frames out. Pure."""

from collections.abc import Sequence
from datetime import date

import polars as pl
from duckdb import DuckDBPyConnection

from pipelines.vocabulary import Level, Severity, ValueStatus


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


def progress(cursor: DuckDBPyConnection, territory_id: str) -> pl.DataFrame:
    """Where one territory stands on every target statement of every indicator."""
    return _ask(
        cursor,
        "from progress where territory_id = $territory order by indicator_id, statement_id",
        territory=territory_id,
    )


def progress_across(cursor: DuckDBPyConnection, indicator_id: str) -> pl.DataFrame:
    """Where every territory stands on the default statement of an indicator, by territory id."""
    return _ask(
        cursor,
        """
        select p.* from progress p join indicators i using (indicator_id)
        where p.indicator_id = $indicator and p.statement_id = i.default_statement_id
        order by p.territory_id, p.deadline
        """,
        indicator=indicator_id,
    )


def latest_across(cursor: DuckDBPyConnection, indicator_id: str) -> pl.DataFrame:
    """The newest measure of an indicator in every territory that has one, by territory id."""
    return _ask(
        cursor,
        """
        select territory_id, arg_max(value, date) as value, max(date) as date,
               arg_max(source_id, date) as source_id, arg_max(edition, date) as edition
        from current_values
        where indicator_id = $indicator and value_status = $observed
        group by territory_id order by territory_id
        """,
        indicator=indicator_id,
        observed=ValueStatus.OBSERVED,
    )


def editions(cursor: DuckDBPyConnection) -> pl.DataFrame:
    """Days on which an edition gave values, newest first."""
    return _ask(cursor, "select distinct edition from observations order by edition desc")


def table(cursor: DuckDBPyConnection, name: str) -> pl.DataFrame:
    """A whole table of the release."""
    return _ask(cursor, f'from "{name}"')


def revisions(cursor: DuckDBPyConnection, indicator_id: str) -> pl.DataFrame:
    """What an edition changed, in every territory, newest edition first.

    `kind` is value, baseline or target; `date` that of the value, of the starting point or the
    deadline. An edition is compared with the one before that prints the same thing: its last
    starting point, or each step of a target counted from the last one.
    """
    return _ask(
        cursor,
        """
        with printed as (
            select 'value' as kind, territory_id, date::varchar as what, date, edition, value
            from observations
            where indicator_id = $indicator and value_status in ('observed', 'carried_forward')
            union all
            select 'baseline', territory_id, '', date, edition, baseline_value from baselines
            where indicator_id = $indicator
            qualify date = max(date) over (partition by territory_id, edition)
            union all
            select 'target', territory_id,
                   concat_ws(' ', statement_id, row_number() over (
                       partition by statement_id, territory_id, edition order by deadline desc
                   )), deadline, edition, target_value
            from targets
            where indicator_id = $indicator and source_id <> 'annonces' and kind = 'level'
        ), compared as (
            select *, lag(value) over editions as value_before, lag(date) over editions
                   as date_before, lag(edition) over editions as edition_before
            from printed
            window editions as (partition by kind, territory_id, what order by edition)
        )
        from compared where value <> value_before or date <> date_before
        order by edition desc, date desc, kind, territory_id
        """,
        indicator=indicator_id,
    )


def vintages(cursor: DuckDBPyConnection, indicator_id: str, territory_id: str) -> pl.DataFrame:
    """Every value that an edition printed of one series, by date then edition."""
    return _ask(
        cursor,
        """
        select date, edition, value, value_status, source_id from observations
        where indicator_id = $indicator and territory_id = $territory
          and value_status in ('observed', 'carried_forward')
        order by date, edition
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


def notable(cursor: DuckDBPyConnection, rules: Sequence[str]) -> pl.DataFrame:
    """Findings of these rules on the newest values of each indicator, by rule and indicator.

    `territory_ids` come by code, départements after régions and France.
    """
    return _ask(
        cursor,
        """
        with newest as (
            select indicator_id, max(date) as date, max(edition) as edition
            from current_values group by indicator_id
        ), latest as (
            select indicator_id, territory_id, max(date) as date
            from current_values where value_status = 'observed' group by all
        )
        select f.rule, f.indicator_id, max(f.date) as date, any_value(f.found) as found,
               list(f.territory_id order by t.level <> 'pays', t.level <> 'region', t.code)
                   as territory_ids
        from findings f
        join territories t using (territory_id)
        join indicators i using (indicator_id)
        join newest n on n.indicator_id = f.indicator_id and n.edition = f.edition
        left join latest l on l.indicator_id = f.indicator_id and l.territory_id = f.territory_id
        where f.rule in (select unnest($rules)) and f.date >= coalesce(l.date, n.date)
        group by f.rule, f.indicator_id, i.position
        order by list_position($rules, f.rule), i.position
        """,
        rules=rules,
    )


def findings_of(
    cursor: DuckDBPyConnection, territory_id: str, known_on: date | None
) -> pl.DataFrame:
    """Findings on the newest values of one territory, by indicator; as of a day if one is given."""
    return _ask(
        cursor,
        """
        with newest as (
            select indicator_id, max(edition) as edition from observations
            where edition <= coalesce($known_on, date '9999-12-31') group by indicator_id
        )
        select f.rule, f.indicator_id, f.date, f.expected, f.found
        from findings f
        join newest n on n.indicator_id = f.indicator_id and n.edition = f.edition
        join indicators i on i.indicator_id = f.indicator_id
        where f.territory_id = $territory
        order by i.position, f.date desc, f.rule
        """,
        territory=territory_id,
        known_on=known_on,
    )


def context_of(cursor: DuckDBPyConnection, territory_id: str) -> pl.DataFrame:
    """Newest value of every context variable in one territory, in reading order."""
    return _ask(
        cursor,
        """
        select v.variable_id, v.label, v.unit, v.unit_label, v.decimals, c.value, c.year,
               c.value_status, c.source_id
        from context c join context_variables v using (variable_id)
        where c.territory_id = $territory
        qualify c.year = max(c.year) over (partition by c.variable_id)
        order by v.position
        """,
        territory=territory_id,
    )


def closings(cursor: DuckDBPyConnection) -> pl.DataFrame:
    """Départements by result of their own target, for each indicator and deadline come."""
    return _ask(
        cursor,
        """
        select p.indicator_id, p.deadline,
               count(*) filter (p.outcome = 'reached') as reached_count,
               count(*) filter (p.outcome = 'missed') as missed_count,
               list(p.territory_id order by p.final_gap_units) filter (p.outcome = 'missed')
                   as missed_ids
        from progress p
        join indicators i using (indicator_id)
        join territories t using (territory_id)
        where p.statement_id = i.default_statement_id and t.level = 'departement'
          and p.outcome is not null
        group by p.indicator_id, p.deadline, i.position order by i.position, p.deadline
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


def _ask(
    cursor: DuckDBPyConnection, sql: str, **params: str | date | Sequence[str] | None
) -> pl.DataFrame:
    frame: pl.DataFrame = cursor.sql(sql, params=params).pl()
    return frame
