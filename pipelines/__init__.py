"""From open-data files to a published release: fetch, tidy, facts, build, publish."""
