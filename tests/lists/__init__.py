"""What every page with rows owes the database, whichever room it belongs to."""
