"""A plan to edits, edits to new text; verification and removal."""
