"""Take one file through all stages, and many files through processes."""
