"""A profile meets an opening: proposal, consent, answer, disclosure."""
