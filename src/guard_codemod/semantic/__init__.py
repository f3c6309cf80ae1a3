"""Source text to a semantic model. No policy, no settings."""
