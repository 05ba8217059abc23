"""Dossiers in the console: the queue, the page beside the papers, the checks and the decision."""
