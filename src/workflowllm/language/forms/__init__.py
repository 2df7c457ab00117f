"""The special forms of the surface language, one a file, both directions side by side."""
