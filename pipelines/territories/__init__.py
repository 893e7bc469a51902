"""Territories and their population, from INSEE facts."""
