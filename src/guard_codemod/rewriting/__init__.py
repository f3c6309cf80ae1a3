"""Turn plans into edits and edits into new text; verify and remove them."""
