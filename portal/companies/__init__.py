"""Partner companies: registration, approval, sites, members."""
