"""Purchases and the orders they consist of, one per seller (overrides Oscar's order)."""
