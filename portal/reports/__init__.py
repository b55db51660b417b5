"""The figures KAI says of itself."""
