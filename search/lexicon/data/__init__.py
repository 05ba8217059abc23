"""The reviewed words; see the lexicon."""
