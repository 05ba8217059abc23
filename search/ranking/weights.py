"""The weights of the ranking, with their reasons. Both engines use these and no others."""

# BM25 as it suits titles: a word said twice is no better, and a long title is punished little.
SATURATION = 0.6
LENGTH_NORM = 0.4

# Words found without marks carry the search, since half of the buyers type none.
PLAIN_WORDS = 1.5
# Words found as they were written; only asked where the buyer wrote marks (bò is not bơ).
WRITTEN_WORDS = 1.2
# Neighbours that stay neighbours.
PAIRS = 0.6
# All words side by side in their order.
PHRASE = 2.0
# The title begins with what was asked for: it is the thing itself and not something for it or with it.
HEAD = 2.0
# Where marks were written, what was found without them counts less in phrase and head.
UNMARKED_SHARE = 0.7

# All words of the query name the seller.
SELLER = 1.5
# All words of the query name the brand, certificate or category.
BRAND = 1.0
# Initials of neighbouring words ("dgd" for "dầu gội đầu"): a help where nothing better is known.
INITIALS = 1.0
# A run-together word found as glued neighbours.
GLUED = 0.6
