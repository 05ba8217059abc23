"""Keeping the engines equal to the database: by event, by rebuild, and by looking for what drifted apart."""
