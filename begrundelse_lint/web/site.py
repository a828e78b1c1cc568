"""What a page is served as: on one's own machine, or to a team behind a proxy."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from begrundelse_lint.records import record
from begrundelse_lint.selection import Profile

LOOPBACK = ("127.0.0.1", "::1", "localhost")
"""What this machine calls itself. Nothing else reaches a server that listens here."""


@record(kw_only=True)
class Site:
    """Who may ask, and under which names. ``key`` signs the tickets that pages are given."""

    hosts: frozenset[str]  # as browsers write them in Host, small letters, with the port where it is not the usual one
    key: str
    shared: bool = False  # False: only whoever was given the address with the key in it
    prefix: str = ""  # the path that the page stands under («/breve»)
    profile: Profile = Profile.ANBEFALET  # what the page shows until somebody chooses


def local(port: int, profile: Profile = Profile.ANBEFALET) -> Site:
    """A page on one's own machine, with a key that nobody else knows and that dies with the program."""
    hosts = frozenset(f"{in_url(name)}:{port}" for name in LOOPBACK)
    return Site(hosts=hosts, key=new_key(), profile=profile)


def shared(
    hosts: Iterable[str], key: str | None = None, prefix: str = "", profile: Profile = Profile.ANBEFALET
) -> Site:
    """A page for a team, under the names that its proxy serves. Servers that share the work share a key."""
    named = frozenset(name.lower() for name in hosts)
    return Site(hosts=named, key=key or new_key(), shared=True, prefix=prefix, profile=profile)


def new_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_urlsafe(24)


def in_url(host: str) -> str:
    """A host as it stands in an address: «::1» in brackets."""
    return f"[{host}]" if ":" in host else host
