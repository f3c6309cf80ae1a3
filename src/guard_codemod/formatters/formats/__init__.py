"""The output formats: one file each, named as the format is."""
