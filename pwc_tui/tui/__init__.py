"""The screen: a Textual application over the store and the search engine."""
