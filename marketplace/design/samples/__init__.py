"""What the page of pieces shows: invented goods and people, in the words of the province (dữ liệu minh hoạ)."""
