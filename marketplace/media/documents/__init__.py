"""Private documents: taken in checked, kept out of the web server's reach, shown by links that die after five minutes."""
