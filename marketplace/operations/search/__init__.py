"""The officers' view of the search: what is asked for and not found, why an offer stands where it does, and the words they add."""
