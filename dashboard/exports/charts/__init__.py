"""The files of each chart: a chart is one module and one line of the registry."""
