"""Words as both engines store and look them up: one spelling, units glued to their numbers, glued neighbours, heads, initials."""
