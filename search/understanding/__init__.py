"""What a buyer meant by what he typed: pure functions over text, no engine and no database."""

from search.understanding.understood import Place, Understood, Variant, Why

__all__ = ["Place", "Understood", "Variant", "Why"]
