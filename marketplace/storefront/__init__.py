"""Pages that show several packages: the home of an offer, a stall, the map of the site."""
