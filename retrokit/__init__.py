"""retrokit: retrospectives and blameless postmortems for one room."""

__version__ = "0.1.0"
