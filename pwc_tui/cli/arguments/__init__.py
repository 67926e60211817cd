"""The arguments of the commands, declared once for parser, help and completion."""
