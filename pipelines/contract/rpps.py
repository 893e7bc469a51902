"""Doctors with a non-EU diploma registered in the RPPS, by territory and specialty, by extract."""

from enum import StrEnum

import dataframely as dy
import polars as pl

PLACE = r"^(FR|REG-\d{2}|DEP-(\d{2,3}|2A|2B)|NON_LOCALISE)$"
NOT_LOCATED = "NON_LOCALISE"
EVERY_SPECIALTY = "TOUTES"
NO_SPECIALTY = "NON_PRECISEE"


class Counted(StrEnum):
    """Which doctors are counted; only the first are counted below the country.

    A diploma « hors UE et hors EEE » (code DAU); of those, with an authorisation to practise fully
    (AM01) or by order (AM11); of those, without any authorisation written. Then, diploma or not,
    with the derogation of Antilles and Guyane (AM21); declared under the role « PADHUE - Médecin »
    (376) by an employer.
    """

    DIPLOME_HORS_UE = "diplome_hors_ue"
    PLEIN_EXERCICE = "plein_exercice"
    SANS_AUTORISATION = "sans_autorisation"
    DEROGATION_OUTRE_MER = "derogation_outre_mer"
    ROLE_PADHUE = "role_padhue"


class Secrecy(StrEnum):
    """Why a count is kept secret, or that it is not.

    PRIMARY: it is under the threshold; SECONDARY: the totals around it would give another away.
    """

    PUBLISHED = "published"
    PRIMARY = "primary"
    SECONDARY = "secondary"


class RppsCounts(dy.Schema):
    """A count of doctors in one extract of the RPPS, or that it is kept secret.

    A doctor is counted once, in one place and one specialty. `threshold_count`: what a published
    count reaches at least. `specialty_label` is the producer's.
    """

    counted = dy.Enum(Counted, primary_key=True)
    territory_id = dy.String(primary_key=True, regex=PLACE)
    specialty_code = dy.String(primary_key=True, min_length=1)
    specialty_label = dy.String(nullable=True)
    doctors_count = dy.Int64(nullable=True, min=0)
    secrecy = dy.Enum(Secrecy)
    threshold_count = dy.Int32(min=0)

    @dy.rule()
    def a_secret_has_no_number(cls) -> pl.Expr:
        is_published = pl.col("secrecy").cast(pl.String) == Secrecy.PUBLISHED.value
        return pl.col("doctors_count").is_not_null() == is_published

    @dy.rule()
    def a_published_count_reaches_the_threshold(cls) -> pl.Expr:
        return pl.col("doctors_count").is_null() | (
            pl.col("doctors_count") >= pl.col("threshold_count")
        )


class RppsDoctors(RppsCounts):
    """The same for every month of which an extract was read, the newest extract of each.

    `edition` is the day of the extract, `month` the last day of its month. `net_change_count`
    (« variation nette »): difference with the extract `compared_with`, that of the month before
    among those read, null unless both counts are published. Arrivals, departures, moves and
    corrections are together in it.
    """

    month = dy.Date(primary_key=True)
    edition = dy.Date()
    compared_with = dy.Date(nullable=True)
    net_change_count = dy.Int64(nullable=True)

    @dy.rule()
    def month_is_that_of_the_extract(cls) -> pl.Expr:
        return pl.col("edition").dt.month_end() == pl.col("month")

    @dy.rule()
    def a_change_has_two_counts(cls) -> pl.Expr:
        return pl.col("net_change_count").is_null() | (
            pl.col("compared_with").is_not_null() & pl.col("doctors_count").is_not_null()
        )
