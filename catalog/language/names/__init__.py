"""The names of targets and departments, and which of them words are."""
