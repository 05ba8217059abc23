"""The people who use the exchange: their account, phone, e-mail and roles."""
