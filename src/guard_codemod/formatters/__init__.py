"""Turn reports into text, in every output format. Nothing here prints."""
