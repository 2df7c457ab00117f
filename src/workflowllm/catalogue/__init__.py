"""What actions exist and what is true of them."""
