"""Guards: what the documents say of the house is true of it."""
