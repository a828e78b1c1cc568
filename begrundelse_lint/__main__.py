"""``python -m begrundelse_lint``: the same as the program ``begrundelse-lint``."""

from begrundelse_lint.commands.cli import main

if __name__ == "__main__":
    main()
