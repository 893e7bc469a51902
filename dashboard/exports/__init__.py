"""The files of every chart: CSV, XLSX and SVG, one declaration for each chart (`registry`)."""
