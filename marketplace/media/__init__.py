"""Private documents and the picture pipeline."""
