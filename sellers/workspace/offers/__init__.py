"""The seller's own offers: list, form, preview, and what can be done with each."""
