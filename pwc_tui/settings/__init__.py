"""What the user set in `config.toml`: declared once, read strictly, written down for the docs."""
