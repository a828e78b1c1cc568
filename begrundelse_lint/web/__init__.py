"""The local page, and the same page for a team: drop or paste a letter in a browser, and see the remarks beside it.

Nothing about a letter is kept: it comes in with a request, is checked in a process of its own, and goes out with the
answer. Only :mod:`begrundelse_lint.web.server` touches the network, and it only listens.
"""
