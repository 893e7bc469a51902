"""The unattended refresh: every source for itself, facts and release changed together or not."""
