"""From a basket to a purchase (overrides Oscar's checkout)."""
