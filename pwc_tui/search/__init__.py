"""Finding papers and names as one types, and the papers that belong together."""
