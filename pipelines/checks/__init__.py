"""Business rules on the built tables: each yields findings."""
