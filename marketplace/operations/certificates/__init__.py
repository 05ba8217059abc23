"""Certificates in the console: the queue, one certificate beside its paper, and the decision."""
