"""How good the search is: judged queries over given listings, through the exchange's own analysis, understanding and engines."""
