"""What the law allows of an internship: facts and dated figures in, an answer with its reason out. No database, no clock."""
