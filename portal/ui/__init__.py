"""How pages look: base templates, macros on KERN UX, filters. Knows no domain word."""
