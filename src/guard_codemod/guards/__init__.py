"""The guard's own text, made from parts, and how it is recognised again."""
