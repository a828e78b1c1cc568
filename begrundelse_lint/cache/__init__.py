"""Results of letters that have not changed, so that a run over many letters need not read them all again.

A result is found by the content of the letter's file and everything else that decides it (:mod:`.checking`). What is
kept holds no word of a letter: rules, places, fingerprints and figures, and for what is said of a place only where its
words stand in the letter's file (:mod:`.words`): the file is looked into again where there is something new to tell.
"""

from __future__ import annotations

from begrundelse_lint.cache.checking import Memory

__all__ = ["Memory"]
