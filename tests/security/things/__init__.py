"""What each room puts into the world in which access is tried."""
