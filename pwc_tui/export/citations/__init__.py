"""Papers as bibliographies and reference managers take them, each with its attribution."""
