"""What the pretend device holds, as items: one file for each domain."""

__all__: list[str] = []
