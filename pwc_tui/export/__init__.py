"""Papers, leaderboards and answers as documents for other programs, with their attribution."""
