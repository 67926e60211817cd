"""The JSON documents of commands and exports."""
