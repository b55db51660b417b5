"""The commands that run, check and care for the portal. One module each: `add_arguments`, `run`."""
