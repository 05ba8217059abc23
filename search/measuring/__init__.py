"""How fast the engines load and answer with very many offers, beside the same work done without our code."""
