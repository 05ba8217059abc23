"""Reports of offers: the queue by due date, one report with what it is about, and the answer."""
