"""How the exchange is started: on one's own machine, in tests and in production."""
