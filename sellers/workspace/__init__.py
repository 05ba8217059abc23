"""The seller's own pages (gian làm việc)."""
