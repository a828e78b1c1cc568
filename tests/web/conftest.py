"""The page as its own scripts use it, without a browser and without a network."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from handing_in import HOST, PORT, AtOnce, Post
from werkzeug.test import TestResponse

from begrundelse_lint.web.app import create_app
from begrundelse_lint.web.guard import TICKET_HEADER
from begrundelse_lint.web.site import Site, local


@pytest.fixture
def site() -> Site:
    """A page on one's own machine."""
    return local(PORT)


@pytest.fixture
def app(site: Site) -> Flask:
    """The application of the site."""
    return create_app(site, AtOnce())


@pytest.fixture
def visitor(app: Flask, site: Site) -> FlaskClient:
    """Somebody who has opened the page with its address, as a browser does."""
    client = app.test_client()
    opened = client.get("/", query_string={"key": site.key}, headers={"Host": HOST})
    assert opened.status_code == 303
    return client


@pytest.fixture
def post(visitor: FlaskClient) -> Post:
    """Sends what the page's own script sends; headers given replace its own, None leaves one out."""
    page = visitor.get("/", headers={"Host": HOST})
    ticket = re.search(r'name="ticket" content="([^"]+)"', page.text)
    assert ticket, page.text

    def send(path: str, headers: dict[str, str | None] | None = None, **data: Any) -> TestResponse:
        own: dict[str, str | None] = {
            "Host": HOST,
            "Origin": f"http://{HOST}",
            "Sec-Fetch-Site": "same-origin",
            "Accept": "application/json",
            TICKET_HEADER: ticket[1],
        }
        sent = {name: value for name, value in (own | (headers or {})).items() if value is not None}
        return visitor.post(path, data=data, headers=sent, content_type="multipart/form-data")

    return send
