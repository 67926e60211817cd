"""Which records are one paper, which paper a mention means, and in what order papers stand."""
