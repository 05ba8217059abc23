"""What goods are called: regional names, abbreviations and English, as reviewed data files."""

from search.lexicon.lexicon import Lexicon, lexicon

__all__ = ["Lexicon", "lexicon"]
