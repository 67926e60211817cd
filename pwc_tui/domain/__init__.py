"""What the program talks about: frozen values and pure rules, without any input or output."""
