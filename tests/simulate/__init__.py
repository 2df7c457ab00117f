<<<<<<< HEAD
"""What a shortcut does when it runs."""
=======
"""Tests of the pretend device."""
>>>>>>> s4-documents
