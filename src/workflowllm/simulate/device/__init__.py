"""The pretend device as a value: read from TOML, written as TOML, with sensible contents where nothing is said."""

__all__: list[str] = []
