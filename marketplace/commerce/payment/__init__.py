"""How a seller is paid (overrides Oscar's payment)."""
