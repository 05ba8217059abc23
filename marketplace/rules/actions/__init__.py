"""What is done with rules and policies, one action a file."""
