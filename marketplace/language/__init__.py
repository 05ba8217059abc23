"""How Vietnamese is folded, ordered, written and read: pure functions over text, numbers and dates, below everything else."""
