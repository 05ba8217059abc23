"""Sellers, their members, and the registration dossier that makes them."""
