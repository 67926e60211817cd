"""How text becomes words, for the index, queries and marks alike."""
