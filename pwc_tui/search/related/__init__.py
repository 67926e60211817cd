"""Related papers: evidence, weights, reasons."""
