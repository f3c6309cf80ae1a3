"""Thin doors into the programs of others."""
