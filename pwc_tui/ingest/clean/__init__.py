"""From what a record says to typed values, with what was repaired or dropped."""
