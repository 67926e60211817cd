"""Pages: a paper, and what is not a paper, the first page and About."""
