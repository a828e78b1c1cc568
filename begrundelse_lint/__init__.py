"""begrundelse-lint: checks Danish decision letters about socialpædagogisk støtte."""

__version__ = "0.1.0"
