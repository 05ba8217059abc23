"""Search by PostgreSQL alone: one GIN index over lexemes made in Python, candidates from strict to loose, ranked in Python."""
