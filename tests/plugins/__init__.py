"""What every test can rely on: real servers, a clean database, drained jobs, a browser, a closed network."""
