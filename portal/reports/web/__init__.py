"""Reports at the desk of those who answer for them."""
