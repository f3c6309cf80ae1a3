"""Read schedulers' files: which jobs they start, how often, and how long each may take."""
