"""Oscar's customer app, whose own pages stay closed: accounts belong to allauth."""
