"""The screens, one place of the history each."""
