"""What can be done with offers: one action per file, a keyword-only function with the verb's name. Nothing else writes their state."""
