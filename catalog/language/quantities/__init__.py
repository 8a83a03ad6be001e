"""Numbers with their units, and what only looks like one."""
