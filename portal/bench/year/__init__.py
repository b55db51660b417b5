"""A year of the portal under a frozen clock: invented people act, the real worker writes, and named promises are checked."""
