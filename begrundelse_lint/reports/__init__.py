"""What people and machines are shown: a file per format, each ``render(results, look) -> str`` (see :mod:`.base`)."""
