"""The certificate of an internship: what a person takes along."""
