"""What officers do with words of the lexicon."""
