"""Orders that wait too long for their seller: the officers call him, or call the order off for the buyer."""
