"""The commands, one a file, which defines a function of the same name."""
