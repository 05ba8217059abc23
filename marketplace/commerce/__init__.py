"""Overrides of the oscar.apps of the same names, and nothing else."""
