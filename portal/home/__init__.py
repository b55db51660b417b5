"""The start page of each audience: what to do next, first. Reads everything, writes nothing."""
