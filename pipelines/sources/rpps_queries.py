"""What is asked of the lines kept of the three RPPS extracts, in SQL.

The lines of each file are the table `kept` in turn; its columns are those that `rpps_layout` says
are kept, null where empty.
"""

from pipelines.sources.rpps_places import PLACE_SQL

DIPLOMAS = "create temp table diplomas as select person, diploma, authorisation from kept"
WANTED = """
create temp table wanted as
select distinct person from diplomas where diploma = 'DAU' or authorisation = 'AM21'
"""
NUMBERS = "select person from wanted"
ACTIVITIES = f"""
create temp table activities as
select person, mode = 'S' as is_salaried, {PLACE_SQL} as place,
    if(skill_type = 'S', skill, null) as skill,
    if(skill_type = 'S', skill_label, null) as skill_label,
    coalesce(role = '376', false) as is_padhue,
    coalesce(profession = '10', false) and category is distinct from 'E'
        and person in (from wanted) as is_doctor
from kept
"""
SKILLS = "create temp table skills as select person, skill, skill_label from kept"
# One place and one specialty each, so that counts add up: a salaried place first, then the place of
# most activities; the specialty practised first, then the one on the list of skills.
DOCTORS = """
create temp table doctors as
with doctor as (
    select distinct person from activities where is_doctor
        and person in (select person from diplomas where diploma = 'DAU')
), somewhere as (
    select person, place, bool_or(is_salaried) as is_salaried, count(*) as lines_count
    from activities
    where is_doctor and list_contains($departements, place)
    group by person, place
), placed as (
    select person,
        first(place order by coalesce(is_salaried, false) desc, lines_count desc, place) as place
    from somewhere group by person
), skilled as (
    select person, skill, 1 as rank, count(*) as lines_count
    from activities where is_doctor group by person, skill
    union all
    select person, skill, 2 as rank, count(*) as lines_count from skills group by person, skill
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
    select skill, skill_label from activities
    union all
    select skill, skill_label from skills
)
select skill, mode(skill_label order by skill_label) as label
from label where skill is not null and skill_label is not null group by skill
"""
NATIONAL = """
with authorised as (
    select person, authorisation from diplomas where authorisation is not null
)
select
    (select count(*) from doctors) as diplome_hors_ue,
    (select count(distinct person) from authorised
        where authorisation in ('AM01', 'AM11') and person in (select person from doctors)
    ) as plein_exercice,
    (select count(*) from doctors where person not in (
        select person from authorised)) as sans_autorisation,
    (select count(distinct person) from activities
        where is_doctor and person in (
            select person from authorised where authorisation = 'AM21')
    ) as derogation_outre_mer,
    (select count(distinct person) from activities where is_padhue) as role_padhue
"""
