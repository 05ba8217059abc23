"""Demonstration data (dữ liệu minh hoạ): invented people, firms and goods that fill an exchange for trying and measuring."""
