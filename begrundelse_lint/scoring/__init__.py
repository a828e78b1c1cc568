"""How right the linter is: its findings counted against labelled letters."""
