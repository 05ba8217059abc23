"""Products, categories and their pictures (overrides Oscar's catalogue)."""
