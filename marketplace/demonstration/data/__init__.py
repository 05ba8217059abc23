"""Goods, names and words of the demonstration."""
