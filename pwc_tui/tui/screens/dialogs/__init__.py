"""Dialogues above a screen: menus, help, fetching, texts."""
