"""What visitors tell the exchange: reports of offers, answered by an officer before a deadline."""
