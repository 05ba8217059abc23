"""Result pages, category pages and suggestions: what was asked, what was found, what may be shown now."""
