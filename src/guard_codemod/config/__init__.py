"""Settings: from the command line, the file itself, pyproject.toml or guard-codemod.toml.

Nothing is imported here: `settings` stands below the packages that the other modules need.
"""
