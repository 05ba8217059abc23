"""The composition root of the exchange, and the rooms that span its packages."""
