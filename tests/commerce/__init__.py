"""Tests of commerce: stock, baskets, purchases, orders."""
