"""Addresses of buyers (overrides Oscar's address)."""
