"""Finding offers: documents, analysis, understanding, queries, facets, two engines behind one Protocol (replaces Oscar's search)."""
