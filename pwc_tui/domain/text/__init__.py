"""Text of the archive made safe, folded, cut and compared."""
