"""The readers of schedules, one module a source: a new file needs no entry anywhere."""
