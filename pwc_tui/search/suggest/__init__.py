"""Completions, and what is offered where little is found."""
