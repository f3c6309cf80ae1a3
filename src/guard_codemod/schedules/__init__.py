"""Files of schedulers to the jobs that they start, how often, and how long each may take."""
