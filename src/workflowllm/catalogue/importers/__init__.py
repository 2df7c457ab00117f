"""What a user has, as a catalogue: one file for each format, and `formats`, the table that tells them apart."""
