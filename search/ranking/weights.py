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
# It begins so after one word, as in "Trái mãng cầu": nearly as good.
SECOND_HEAD = 1.6
# Where marks were written, what was found without them counts less in phrase and head.
UNMARKED_SHARE = 0.7

# All words of the query name the seller.
SELLER = 1.5
# All words of the query name the brand, the category or a checked certificate, or the title begins with them: the chilli is not less a
# chilli than "Muối ớt" in the category of salt with chillies.
BRAND = 1.0
# Initials of neighbouring words ("dgd" for "dầu gội đầu"): a help where nothing better is known.
INITIALS = 1.0
# A run-together word found as glued neighbours.
GLUED = 0.6

# --- How sure another way of saying it is ----------------------------------------------------------------------------------------------
# What was typed counts in full; what was made of it counts by how sure it is to mean the same.
# Telex or VNI keys that stayed letters: what they make is a word of the exchange's titles, so nothing else was meant.
KEYBOARD_SURENESS = 1.0
# Words run together, parted where titles part them.
SPLIT_SURENESS = 1.0
# A slip of the finger: one letter away there may be another word. Nor is i for y surer.
SPELLING_SURENESS = 0.95
# Two words that titles write as one, or one that nearly all of them write as two.
JOINED_SURENESS = 0.95
# A number in figures for the same in words, or the other way round.
NUMERAL_SURENESS = 0.95
# Known abbreviations, and initials spelt out by what stands in titles.
ABBREVIATION_SURENESS = 0.95
# English for Vietnamese goods: titles are Vietnamese, and the English word alone names few.
TRANSLATION_SURENESS = 0.95
# Other names of the same goods: what was typed stands first where it is sold under that name.
SYNONYM_SURENESS = 0.75
# Words that are all known and hardly ever stand side by side: one of them may be a slip for its neighbour's usual companion.
UNLIKELY_SURENESS = 0.85
# Of several ways to spell out initials each is less sure than the one before.
LESS_USUAL = 0.9
# Said otherwise, the words stand beside neighbours that no title has them beside.
UNSEEN_COMPANY = 0.6
# Of two translations of several English words, both sold, the one that is a part of the other.
LESS_EXACT = 0.9
# An English word that is a Vietnamese syllable too ("hat", "men"), alone.
DOUBTFUL = 0.5
# An English word that many titles have ("sandal") is sold by that name, and what is called so stands first.
LOAN_TRANSLATED = 0.8
# Names that no title had when the words of the goods were last counted; a new offer may have one.
UNSOLD = 0.2

# --- Signals beside the text -------------------------------------------------------------------------------------------------------
# Each multiplies the score of the text. All together they stay between these bounds, so that they order offers whose words fit about
# equally well and never lift a poor match over a good one: the weakest of the text's own steps (the goods' own name at the head of the
# title, against the name somewhere in it) is worth more than the whole band. An offer that is best in everything stops at the upper one.
SIGNALS_LOWEST = 0.88
SIGNALS_HIGHEST = 1.15

# Freshness: days since the seller last confirmed that the offer holds, and the factor up to then. Old announcements were what killed the
# exchanges before this one; after thirty days an offer is not shown at all.
FRESHNESS = ((3, 1.03), (10, 1.015), (20, 1.0))
FRESHNESS_OLDER = 0.98

# Completeness: what a buyer needs to decide without calling. The factor grows evenly between the two from nothing to everything.
COMPLETENESS_LEAST = 0.97
COMPLETENESS_FULL = 1.03
# Shares of completeness; they add up to one. One true picture tells most.
PHOTO = 0.4
THREE_PHOTOS = 0.2
DESCRIPTION = 0.2
LONG_DESCRIPTION = 0.1
DELIVERY_NOTE = 0.1
# Letters that make a description, and one that says more than the title again.
DESCRIPTION_LETTERS = 40
LONG_DESCRIPTION_LETTERS = 200

# Service: how many of the seller's orders were answered in time, and how many of those he could have fulfilled he did not call off.
# As good as can be expected is neutral; below, the buyer should meet others first.
SERVICE_WORST = 0.95
SERVICE_BEST = 1.04
SERVICE_EXPECTED = 0.9
SERVICE_UNBEARABLE = 0.5
# Fewer orders than this say nothing of a seller: new ones stand as if they did what can be expected.
SERVICE_FEWEST_ORDERS = 5
# Older orders are forgiven and forgotten.
SERVICE_DAYS = 180

# Certificates: somebody else has looked at the goods, and an officer at the paper. One small step for any of them, so that goods of those
# who cannot pay for an audit do not sink; OCOP's stars tell three grades apart, and so rise a little above it.
CERTIFICATE = 1.01
OCOP_STARS = ((3, 1.01), (4, 1.015), (5, 1.02))

# Distance in kilometres from the buyer's commune (0: the same commune) and the factor up to there. Only a help: far goods lose nothing.
DISTANCE = ((0, 1.04), (10, 1.025), (25, 1.01))

# --- Sellers in turn ----------------------------------------------------------------------------------------------------------------
# Of the first places one seller has at most so many, so that a stall with fifty offers does not hide forty others. Whoever asks for the
# seller by name gets all of his.
FIRST_PLACES = 10
MOST_OF_ONE_SELLER = 3
