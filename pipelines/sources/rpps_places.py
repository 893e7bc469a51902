"""Where a doctor of the RPPS practises: from the commune, then from the postcode.

A place is a département, or nothing: an address abroad, in a collectivity that is no département,
or that does not say. Postcodes 20xxx do not tell the two départements of Corse apart, and a few
others cross the limit of a département: the commune, where it is written, comes first.
"""

# Départements of each région since 2016, as the Code officiel géographique gives them.
REGIONS = {
    "84": "01 03 07 15 26 38 42 43 63 69 73 74",
    "32": "02 59 60 62 80",
    "93": "04 05 06 13 83 84",
    "44": "08 10 51 52 54 55 57 67 68 88",
    "76": "09 11 12 30 31 32 34 46 48 65 66 81 82",
    "28": "14 27 50 61 76",
    "75": "16 17 19 23 24 33 40 47 64 79 86 87",
    "24": "18 28 36 37 41 45",
    "27": "21 25 39 58 70 71 89 90",
    "53": "22 29 35 56",
    "94": "2A 2B",
    "52": "44 49 53 72 85",
    "11": "75 77 78 91 92 93 94 95",
    "01": "971",
    "02": "972",
    "03": "973",
    "04": "974",
    "06": "976",
}
REGION_OF = {
    f"DEP-{code}": f"REG-{region}" for region, codes in REGIONS.items() for code in codes.split()
}
# Saint-Barthélemy and Saint-Martin keep postcodes, and had communes, that begin as Guadeloupe's.
NOT_GUADELOUPE = ("97123", "97127", "97133", "97150")

# In SQL, on columns `commune`, `postcode`, `country`: a foreign postcode may look like one of ours.
PLACE_SQL = f"""
case
    when coalesce(commune, postcode) in {NOT_GUADELOUPE} then null
    when regexp_full_match(commune, '([0-9]{{2}}|2A|2B)[0-9]{{3}}')
        then 'DEP-' || left(commune, if(starts_with(commune, '97'), 3, 2))
    when regexp_full_match(postcode, '[0-9]{{5}}') and not starts_with(postcode, '20')
        and coalesce(upper(country), 'FRANCE') = 'FRANCE'
        then 'DEP-' || left(postcode, if(starts_with(postcode, '97'), 3, 2))
end
"""
