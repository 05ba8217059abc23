"""Reading offers before buyers see them, taking them down and putting them back."""
