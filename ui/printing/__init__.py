"""What is printed: receipts and slips as pages, one layout for screen, file and paper, and the lane that prints."""
