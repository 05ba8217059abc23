"""Where people and businesses are: provinces, communes, and the names they had before 2025."""
