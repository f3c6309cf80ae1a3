"""One file through all stages, and many files over processes."""
