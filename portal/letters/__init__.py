"""Letters: which there are, who may choose how often, and what waits for the letter of the day."""
