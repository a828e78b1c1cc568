"""A page on one's own machine can be reached by every page one's browser opens. Only its own script gets answers."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from handing_in import HOST, PORT, AtOnce, Post
from hypothesis import given
from hypothesis import strategies as st

from begrundelse_lint.selection import Profile
from begrundelse_lint.web.app import create_app
from begrundelse_lint.web.guard import TICKET_HEADER
from begrundelse_lint.web.site import Site, local, shared
from begrundelse_lint.web.tickets import TicketOffice

WORK = ["/kontrol", "/rapport", "/word"]
TEAM = "breve.kommune.dk"


@pytest.mark.parametrize("path", WORK)
def test_the_page_s_own_script_gets_an_answer(post: Post, path: str) -> None:
    assert post(path, text="Kære Mathilde").status_code in (200, 422)


@pytest.mark.parametrize("path", WORK)
@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"Origin": f"https://{HOST}"},
        {"Origin": f"http://127.0.0.1:{PORT + 1}"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {TICKET_HEADER: None},
        {TICKET_HEADER: "guess"},
        {TICKET_HEADER: "æøå"},
    ],
    ids=str,
)
def test_a_page_of_somebody_else_is_refused_whatever_it_leaves_out(
    post: Post, path: str, headers: dict[str, str | None]
) -> None:
    answer = post(path, headers, text="Kære Mathilde")
    assert answer.status_code == 403
    assert "remarks" not in answer.get_json()


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT + 1}", "[::1"])
@pytest.mark.parametrize("path", ["/", "/static/page.js", "/findes-ikke"])
def test_another_name_for_this_machine_opens_nothing(visitor: FlaskClient, host: str, path: str) -> None:
    answer = visitor.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert "ticket" not in answer.text


def test_another_name_gets_no_answer_to_a_letter_either(post: Post) -> None:
    headers: dict[str, str | None] = {"Host": "evil.example", "Origin": "http://evil.example"}
    assert post("/kontrol", headers, text="Kære Mathilde").status_code == 400


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"])
def test_the_names_of_this_machine_are_known(visitor: FlaskClient, host: str) -> None:
    assert visitor.get("/sundhed", headers={"Host": host}).status_code == 200
    assert visitor.get("/static/page.js", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("query", [{}, {"key": ""}, {"key": "guess"}, {"key": "æ"}])
def test_the_page_opens_only_with_the_address_that_the_program_gave(app: Flask, query: dict[str, str]) -> None:
    answer = app.test_client().get("/", query_string=query, headers={"Host": HOST})
    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers
    assert "Start programmet igen" in answer.text


def test_the_key_leaves_the_address_at_once(app: Flask, site: Site) -> None:
    client = app.test_client()
    opened = client.get("/", query_string={"key": site.key}, headers={"Host": HOST})
    assert (opened.status_code, opened.headers["Location"]) == (303, "./")
    page = client.get("/", headers={"Host": HOST})
    assert page.status_code == 200
    assert site.key not in page.text


def test_the_cookie_is_for_this_page_alone(app: Flask, site: Site) -> None:
    cookie = app.test_client().get("/", query_string={"key": site.key}, headers={"Host": HOST}).headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert not re.search("expires|max-age|domain", cookie, re.IGNORECASE)


def test_the_halves_of_two_tickets_do_not_fit_together() -> None:
    office = TicketOffice("a key")
    mine, yours = office.new(), office.new()
    assert office.valid(mine.cookie, mine.page)
    assert not office.valid(mine.cookie, yours.page)
    assert not TicketOffice("another key").valid(mine.cookie, mine.page)


@given(st.text(), st.text())
def test_no_ticket_is_guessed(cookie: str, page: str) -> None:
    assert not TicketOffice("a key").valid(cookie, page)


@pytest.mark.parametrize("path", ["/", "/sundhed", "/static/page.js", "/static/report.css", "/findes-ikke"])
def test_every_answer_forbids_what_a_page_could_do_with_it(visitor: FlaskClient, path: str) -> None:
    headers = visitor.get(path, headers={"Host": HOST}).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy and "*" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] in ("no-store", "no-cache")
    assert "Access-Control-Allow-Origin" not in headers


def test_what_is_said_of_a_letter_is_kept_by_nobody(post: Post) -> None:
    assert post("/kontrol", text="Kære Mathilde").headers["Cache-Control"] == "no-store"


def test_the_page_itself_holds_nothing_that_its_own_policy_forbids(visitor: FlaskClient) -> None:
    page = visitor.get("/", headers={"Host": HOST}).text
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:|https?://", page)


def test_the_page_begins_with_what_the_configuration_says() -> None:
    here = local(PORT, Profile.LOVKRAV)
    client = create_app(here, AtOnce()).test_client()
    client.get("/", query_string={"key": here.key}, headers={"Host": HOST})
    assert 'value="lovkrav" checked' in client.get("/", headers={"Host": HOST}).text


# A team's page


@pytest.fixture
def team() -> FlaskClient:
    """Somebody who comes to a team's page through its proxy, which has told the scheme and the name."""
    return create_app(shared([TEAM], key="k"), AtOnce()).test_client()


def test_a_team_s_page_opens_for_whom_the_proxy_lets_through(team: FlaskClient) -> None:
    answer = team.get("/", base_url=f"https://{TEAM}")
    assert answer.status_code == 200
    assert "jeres egen server" in answer.text
    assert "Secure" in answer.headers["Set-Cookie"]


def test_a_team_s_page_takes_letters_from_itself_alone(team: FlaskClient) -> None:
    ticket = re.search(r'name="ticket" content="([^"]+)"', team.get("/", base_url=f"https://{TEAM}").text)
    assert ticket
    headers = {"Origin": f"https://{TEAM}", TICKET_HEADER: ticket[1], "Accept": "application/json"}
    letter = {"text": "Kære Mathilde"}
    assert team.post("/kontrol", base_url=f"https://{TEAM}", data=letter, headers=headers).status_code == 200
    for changed in ({"Origin": "https://evil.example"}, {"Host": "evil.example"}, {TICKET_HEADER: "guess"}):
        refused = team.post("/kontrol", base_url=f"https://{TEAM}", data=letter, headers=headers | changed)
        assert refused.status_code in (400, 403)


def test_servers_that_share_a_key_take_each_other_s_tickets() -> None:
    one, other = (TicketOffice(shared([TEAM], key="k").key) for _ in range(2))
    ticket = one.new()
    assert other.valid(ticket.cookie, ticket.page)
