"""Numbers of the whole letter: LIX and what stands beside it.

LIX = words / sentences + 100 * long words / words, a long word having seven letters or more (Björnsson 1968). Counted
is the running text before the signature: paragraphs and list items, not letterhead, headings, statute text or
enclosures. A heading is no sentence; each list item is one.
"""

from __future__ import annotations

from collections.abc import Sequence

from begrundelse_lint.language.clean import CleanText
from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.understanding.reading import Statement, Zone

_LONG = 7
_NOT_RUNNING = frozenset({Zone.BREVHOVED, Zone.EMNE, Zone.HILSEN, Zone.BILAG, Zone.EFTER_UNDERSKRIFT})


def running_text(statements: Sequence[Statement], text: CleanText, signature: int) -> list[Statement]:
    """The statements that readability is measured on."""
    return [
        s
        for s in statements
        if s.zone not in _NOT_RUNNING and not s.heading and s.sentence.block < signature and len(s.sentence.words) > 1
    ]


def measures(statements: Sequence[Statement], text: CleanText, signature: int) -> dict[str, float]:
    """LIX, words, sentences, words per sentence, share of long words (percent), longest sentence."""
    running = running_text(statements, text, signature)
    sentences = [s.sentence for s in running]
    words = sum(_word_count(sentence) for sentence in sentences)
    if not words:
        return {
            "lix": 0.0,
            "words": 0,
            "sentences": 0,
            "words_per_sentence": 0.0,
            "long_words_percent": 0.0,
            "longest_sentence": 0,
        }
    long_words = sum(1 for sentence in sentences for word in sentence.words if len(word) >= _LONG and word[0].isalpha())
    return {
        "lix": round(words / len(sentences) + 100 * long_words / words, 1),
        "words": words,
        "sentences": len(sentences),
        "words_per_sentence": round(words / len(sentences), 1),
        "long_words_percent": round(100 * long_words / words, 1),
        "longest_sentence": max(_word_count(sentence) for sentence in sentences),
    }


def _word_count(sentence: Sentence) -> int:
    """Words as spoken: the sign § is none, a number is one."""
    return sum(1 for word in sentence.words if word != "§")
