"""Those who sell: who they are, what they offer, and where they work."""
