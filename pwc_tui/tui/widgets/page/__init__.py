"""The parts of pages: facts, long texts, related papers."""
