"""The commands: each module defines a function of the same name."""
