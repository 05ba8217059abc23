"""What is done with people, one action a file."""
