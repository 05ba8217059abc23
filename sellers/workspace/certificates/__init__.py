"""The seller's certificates: what was handed in, how it stands, and the form that hands in another."""
