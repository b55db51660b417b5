"""The first-day kit: where to be, when, what to wear, whom to ask, how to stay safe, and the words of the trade."""
