"""Search by Elasticsearch: the same lexemes, filtered by terms and scored by BM25 in the engine."""
