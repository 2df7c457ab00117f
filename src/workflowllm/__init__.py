"""A workflow is a program: read it, check it, run it, and get the shortcut back."""
