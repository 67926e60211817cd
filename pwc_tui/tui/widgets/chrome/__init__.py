"""What surrounds a screen: navigation, keys, status, notices."""
