"""Work found."""
