"""People who sign in, the sites they work at, invitations and passwords."""
