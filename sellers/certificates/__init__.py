"""Certificates of sellers and their goods: handed in, checked by an officer, and shown only while they stand."""
