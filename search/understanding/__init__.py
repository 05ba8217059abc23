"""What a buyer meant by what he typed: pure functions over text, no engine and no database."""

from search.understanding.understood import Certificate, Place, Said, Understood, Variant, Why

__all__ = ["Certificate", "Place", "Said", "Understood", "Variant", "Why"]
