"""What commerce must know of a seller, and what a product costs and how much is left (overrides Oscar's partner)."""
