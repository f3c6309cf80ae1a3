"""Guard scheduled Python jobs against hanging for ever."""

__version__ = "0.1.0"
