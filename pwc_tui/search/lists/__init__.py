"""What is asked of the search: lists of papers, names of all kinds, abstracts."""
