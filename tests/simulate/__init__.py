"""What a shortcut does when it runs."""
