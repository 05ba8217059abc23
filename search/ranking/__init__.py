"""What makes one offer stand before another: named weights, and the score of a title in Python."""
