"""Is it a job, which main block, and which guard stands there already."""
