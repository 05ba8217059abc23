"""What the state or the province may change: holidays, deadlines, limits, policies and industry codes, each with its dates."""
