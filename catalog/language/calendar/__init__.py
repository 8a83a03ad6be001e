"""Days and periods, and what is compared with one."""
