"""From the rows of a level to its map: classes, what browsers receive, the picture to keep."""
