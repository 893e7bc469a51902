"""Questions put to the release in force, and their answers kept in memory for every reader."""
