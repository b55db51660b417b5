"""What a company and its advisor write to each other about a case."""
