"""What is done to a finished sale: found again, given back, voided, given to the customer it belongs to."""
