"""Tables of facts about libraries. No logic."""
