"""Tickets: what a browser shows to prove that it has the page open that we gave it.

A ticket is in two halves: one in a cookie that no script can read, one in the page itself. A page of somebody else's
can make the browser send the cookie (if ``SameSite`` fails) but does not know the other half. Tickets are signed and
not kept, so several servers with one key can serve the same browser.
"""

from __future__ import annotations

import hmac
import secrets

from itsdangerous import BadSignature, Signer

from begrundelse_lint.records import record


@record
class Ticket:
    """Both halves."""

    cookie: str
    page: str


class TicketOffice:
    """Gives out tickets and tells true ones from false."""

    def __init__(self, key: str) -> None:
        self._key = key
        self._cookies = Signer(key, salt="cookie")
        self._pages = Signer(key, salt="page")

    def opens(self, key: str) -> bool:
        """Is this the key itself?"""
        return hmac.compare_digest(key.encode(), self._key.encode())

    def new(self) -> Ticket:
        """A ticket that nobody has had before."""
        return self._of(secrets.token_urlsafe(16))

    def by_cookie(self, cookie: str) -> Ticket | None:
        """The ticket that a cookie is one half of; None where we have not made it."""
        try:
            return self._of(self._cookies.unsign(cookie).decode())
        except (BadSignature, UnicodeDecodeError):
            return None

    def valid(self, cookie: str, page: str) -> bool:
        """Do the halves belong together?"""
        ticket = self.by_cookie(cookie)
        return ticket is not None and hmac.compare_digest(ticket.page.encode(), page.encode("utf-8", "replace"))

    def _of(self, name: str) -> Ticket:
        return Ticket(self._cookies.sign(name).decode(), self._pages.get_signature(name).decode())
