"""Reports to text, in every output format. Returns strings, never prints."""
