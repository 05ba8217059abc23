"""Chance that always falls the same way: the demonstration is the same on every machine."""

import random


def chance(name: str) -> random.Random:
    """A generator of its own for each part, so that a change in one leaves the others as they were."""
    return random.Random(f"tay-ninh:{name}")  # noqa: S311 - demonstration, not secrets
