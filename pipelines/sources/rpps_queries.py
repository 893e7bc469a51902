"""What is asked of the three RPPS extracts, in SQL.

Each `READ_*` passes over a file once and keeps one row for each thing said of a doctor who may
count, and one row for all the other lines of the file; the next ones count doctors.
"""

from pipelines.sources.rpps_places import PLACE_SQL

# Value set TRE_R14 of the ANS, package of July 2026.
DIPLOMA_TYPES = (
    *("DAU", "DEEE", "DE", "DEES", "DES", "DESC1", "DESC2", "CES", "CAPA", "DU", "D2C"),
    *("FST", "ATT", "AU"),
)
# Why a line is set aside.
SHIFTED = "colonnes décalées"
NUMBER = "identifiant illisible"
PROFESSION = "profession ou catégorie inconnue"
DIPLOMA = "type de diplôme inconnu"
AUTHORISATION = "type d’autorisation inconnu"

# A cell too many is found by what it pushes into the last column. `ours` are the lines that may
# tell something; the others are only counted, and lines that say the same thing become one.
_SCAN = """read_csv($path, auto_detect=false, header=true, delim='|', quote='', escape='',
    new_line=$new_line, columns=$columns, encoding='utf-8', strict_mode=false,
    ignore_errors=true)"""
_UNREADABLE = "not regexp_full_match(coalesce(person, ''), '[0-9]{11}')"
_DOCTOR = "coalesce(profession = '10', false) and category is distinct from 'E'"
_UNKNOWN_PROFESSION = """not regexp_full_match(coalesce(profession, '10'), '[0-9]{2}')
    or coalesce(category, 'C') not in ('C', 'M', 'E')"""

READ_DIPLOMAS = f"""
create temp table diplomas as
with line as (
    select *, coalesce(diploma = 'DAU', false) or authorisation is not null as ours from {_SCAN}
), told as (
    select *, case
        when nothing is not null then '{SHIFTED}'
        when coalesce(diploma, 'DE') not in {DIPLOMA_TYPES} then '{DIPLOMA}'
        when not regexp_full_match(coalesce(authorisation, 'AM01'), 'AM([0-9]{{2}}|GP)')
            then '{AUTHORISATION}'
        when ours and {_UNREADABLE} then '{NUMBER}'
    end as reason from line
)
select reason, if(ours, person, null) as person, if(ours, diploma, null) as diploma,
    if(ours, authorisation, null) as authorisation, count(*) as lines_count
from told group by all
"""
WANTED = """
create temp table wanted as
select distinct person from diplomas
where reason is null and (diploma = 'DAU' or authorisation = 'AM21')
"""
READ_ACTIVITIES = f"""
create temp table activities as
with line as (
    select *, {_DOCTOR} and person in (from wanted) as is_doctor,
        coalesce(role = '376', false) as is_padhue
    from {_SCAN}
), told as (
    select *, is_doctor or is_padhue as ours, case
        when nothing is not null then '{SHIFTED}'
        when {_UNKNOWN_PROFESSION} then '{PROFESSION}'
        when ({_DOCTOR} or is_padhue) and {_UNREADABLE} then '{NUMBER}'
    end as reason from line
)
select reason, coalesce(is_doctor, false) as is_doctor, is_padhue,
    if(ours, person, null) as person, if(ours, mode = 'S', null) as is_salaried,
    if(ours and skill_type = 'S', skill, null) as skill,
    if(ours and skill_type = 'S', skill_label, null) as skill_label,
    if(ours, {PLACE_SQL}, null) as place, count(*) as lines_count
from told group by all
"""
READ_SKILLS = f"""
create temp table skills as
with told as (
    select *, {_DOCTOR} and skill_type = 'S' and person in (from wanted) as ours, case
        when nothing is not null then '{SHIFTED}'
        when {_UNKNOWN_PROFESSION} then '{PROFESSION}'
        when {_DOCTOR} and {_UNREADABLE} then '{NUMBER}'
    end as reason from {_SCAN}
)
select reason, if(ours, person, null) as person, if(ours, skill, null) as skill,
    if(ours, skill_label, null) as skill_label, count(*) as lines_count
from told group by all
"""
# One place and one specialty each, so that counts add up: a salaried place first, then the place of
# most activities; the specialty practised first, then the one on the list of skills.
DOCTORS = """
create temp table doctors as
with doctor as (
    select distinct person from activities where reason is null and is_doctor
        and person in (select person from diplomas where reason is null and diploma = 'DAU')
), somewhere as (
    select person, place, bool_or(is_salaried) as is_salaried, sum(lines_count) as lines_count
    from activities
    where reason is null and is_doctor and list_contains($departements, place)
    group by person, place
), placed as (
    select person,
        first(place order by coalesce(is_salaried, false) desc, lines_count desc, place) as place
    from somewhere group by person
), skilled as (
    select person, skill, 1 as rank, lines_count from activities where reason is null and is_doctor
    union all
    select person, skill, 2 as rank, lines_count from skills where reason is null
), specialist as (
    select person, first(skill order by rank, lines_count desc, skill) as skill
    from skilled where regexp_full_match(skill, 'SM[0-9]{2,3}') group by person
)
select person, place, skill
from doctor left join placed using (person) left join specialist using (person)
"""
CELLS = "select place, skill, count(*) as doctors_count from doctors group by all"
LABELS = """
with label as (
    select skill, skill_label from activities where reason is null
    union all
    select skill, skill_label from skills where reason is null
)
select skill, mode(skill_label order by skill_label) as label
from label where skill is not null and skill_label is not null group by skill
"""
NATIONAL = """
with authorised as (
    select person, authorisation from diplomas
    where reason is null and authorisation is not null
)
select
    (select count(*) from doctors) as diplome_hors_ue,
    (select count(distinct person) from authorised
        where authorisation in ('AM01', 'AM11') and person in (select person from doctors)
    ) as plein_exercice,
    (select count(*) from doctors where person not in (
        select person from authorised)) as sans_autorisation,
    (select count(distinct person) from activities
        where reason is null and is_doctor and person in (
            select person from authorised where authorisation = 'AM21')
    ) as derogation_outre_mer,
    (select count(distinct person) from activities where reason is null and is_padhue
    ) as role_padhue
"""
REASONS = "select reason, sum(lines_count)::bigint from {table} group by reason"
