"""How an internship went: what the company saw, what the person says, and what stays of it."""
