"""The search bar, its completions, kinds of hits, and the preview."""
