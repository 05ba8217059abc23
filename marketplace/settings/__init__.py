"""Settings: base, development, test and production, and one module per integration."""
