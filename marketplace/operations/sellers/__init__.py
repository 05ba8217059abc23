"""Sellers in the console: the list, the page, and measures against them."""
