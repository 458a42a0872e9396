"""Two independent accounts of one event held against each other."""
