"""The basket, shown and checked out per seller (overrides Oscar's basket)."""
