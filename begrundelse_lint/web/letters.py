"""A letter as it is handed in, and the wishes that come with it."""

from __future__ import annotations

import datetime as dt

from begrundelse_lint.check import Options
from begrundelse_lint.records import record
from begrundelse_lint.selection import Profile

PASTED = "-"
"""The name of a letter that came as text and has no other."""

_TEMPLATE = {"": None, "ja": True, "nej": False}


class WishError(Exception):
    """What was chosen means nothing; ``str(error)`` says so, in Danish."""


@record
class Wishes:
    """What the page lets people choose."""

    profile: Profile = Profile.ANBEFALET
    template: bool | None = None
    date: dt.date | None = None

    @property
    def options(self) -> Options:
        """The same, as a check takes them."""
        return Options(profile=self.profile, template=self.template, date=self.date)


@record
class HandedIn:
    """A letter: the bytes of a file, or text (which may have been taken from the file ``name`` and edited)."""

    name: str
    content: bytes | str
    wishes: Wishes


def wishes(profile: str = "", template: str = "", date: str = "") -> Wishes:
    """The wishes as the page writes them; empty where nothing was chosen.

    Raises:
        WishError: one of them means nothing.
    """
    try:
        return Wishes(
            Profile(profile or Profile.ANBEFALET), _TEMPLATE[template], dt.date.fromisoformat(date) if date else None
        )
    except (ValueError, KeyError) as error:
        raise WishError("Valgene kan ikke forstås. Genindlæs siden, og prøv igen.") from error
