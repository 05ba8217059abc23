"""What is done with reports, one action a file."""
