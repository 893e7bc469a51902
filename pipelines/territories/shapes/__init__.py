"""Outlines for display: départements and régions, drawn in one frame with their insets."""
