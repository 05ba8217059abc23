"""The kinds of goods and services that the province trades in."""
