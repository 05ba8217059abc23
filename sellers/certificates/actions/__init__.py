"""What is done with certificates, one action a file."""
