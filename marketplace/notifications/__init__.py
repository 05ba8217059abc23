"""Messages to people: texts, channels, the inbox; handlers of events."""
