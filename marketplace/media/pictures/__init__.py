"""Public pictures: decoded in a process of their own, kept only as clean small variants, served so that nothing in them can run."""
