"""The engines behind one Protocol: Elasticsearch, PostgreSQL, and the two together so that one always answers."""
