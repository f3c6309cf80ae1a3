"""Settings: from the command line, the file itself, pyproject.toml or guard-codemod.toml.

Nothing is imported here: `settings` is below packages that the other modules import.
"""
