"""The seller's own orders: what waits, one order with its clock, and the buttons that move it."""
