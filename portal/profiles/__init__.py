"""What may be shown of a person without a name. Knows no person."""
