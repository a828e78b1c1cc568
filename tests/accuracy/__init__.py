"""How right the linter is, on letters whose truth is known."""
