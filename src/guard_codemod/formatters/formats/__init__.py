"""The output formats: one file for each, with the same name."""
