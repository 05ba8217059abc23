"""How goods reach the buyer, and what that costs (overrides Oscar's shipping)."""
