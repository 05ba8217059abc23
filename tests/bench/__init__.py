"""What the pages cost on the demonstration data, beside a bare page and the bare request: speed, queries, memory."""
