"""What can be done with dossiers, sellers, measures and memberships: one action, one file."""
