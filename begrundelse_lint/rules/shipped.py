"""Where the rules are that the linter comes with."""

from __future__ import annotations

from pathlib import Path

import begrundelse_lint

# Plain paths and not importlib.resources: the rules are many files that must be listed, and importing the latter
# costs more than reading them. A package inside a zip file is not supported.
_PACKAGE = Path(begrundelse_lint.__file__).parent


def shipped() -> Path:
    """The folder of the shipped rules: package data in an installed linter, the top folder ``rules`` in a checkout.

    Raises:
        FileNotFoundError: there is neither; the installation is broken.
    """
    for place in (_PACKAGE / "_rules", _PACKAGE.parent / "rules"):
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"De medfølgende regler mangler i installationen ({_PACKAGE}). Installer begrundelse-lint igen."
    )
