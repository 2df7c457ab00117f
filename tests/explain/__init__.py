"""What `explain` says of small programs, of hostile ones and of real ones."""
