"""Turn a `FileModel` and `Settings` into a `Plan`. All policy is here; no text changes."""
