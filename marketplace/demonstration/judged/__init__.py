"""Queries over the demonstration's goods with what each should find, derived by the rule that docs/search-judging.md prints."""
