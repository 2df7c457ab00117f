"""The rules, one a file, each with an example that breaks it and one that does not."""
