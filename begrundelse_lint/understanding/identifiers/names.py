"""Persons' names in a letter, found without a language model, and with what one has recognised on top.

A capital inside a Danish sentence is a name of something; that it is a person's is told by the word list of first
names, by the words around it («overlæge Storm», «Xiomara fortæller»), and by where it stands: the address, the
greeting, fields with names, the signature. Capital words after a first name belong to it. What has been found once is a
name wherever it stands in the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from begrundelse_lint.language.sentences import Sentence
from begrundelse_lint.letter import Span
from begrundelse_lint.understanding.identifiers.addresses import names_above_addresses
from begrundelse_lint.understanding.knowledge import Knowledge
from begrundelse_lint.understanding.reading import Mention, Person, Reading, RecognisedName, Zone

# Word lists.
FIRST_NAMES, FIRST_NAMES_AS_WORDS = "fornavne", "fornavne_der_er_ord"
SMALL_WORDS = "fornavne_der_er_ord_med_lille"
OTHERS, OTHERS_DO, ONLY_OF_CITIZEN = "andre_personer", "andres_goeren", "siges_kun_om_borgeren"  # concepts

_BEFORE = frozenset("hr fru frue frk herr dr prof advokat att hedder kaldes kaldet kære hej goddag navn navnet".split())
_AT = frozenset(("i", "på"))  # towns and houses, not people
_BESIDE_YOU = frozenset("du dig jeg".split())
_PARTICLES = frozenset("af von van de der den el al bin la".split())
_NOBODY = frozenset(
    """
    de dem deres du dig din vi os vores jeg i jer jeres han hun den det digital post kommune kommunen ankestyrelsen
    region sundhed borger by rådhus venlig venlige hilsen hilsner med bedste mange kærlig kh mvh til fra nord syd øst
    vest midt faglig social juridisk hr fru frue frk herr dr advokat værge navn att lov om januar februar marts april
    juni juli mandag tirsdag onsdag torsdag fredag lørdag søndag danmark dansk hus indsats ja nej
    """.split()
)
_OFFICE = re.compile(
    r"kommune|forvaltning|center|centret|afdeling|myndighed|rådhus|service|sekretariat|visitation|team|styrelse|udvalg"
    r"|forening|klinik|hospital|sygehus|ministeri|huset$|gården$|skole|handicap|psykiatri|socialrådgiv|sagsbehandl"
    r"|konsulent|koordinator|leder$|rådgiver$|jurist|fuldmægtig|assistent|loven$|voksen|støtte|nævn|banken$"
    r"|bofællesskab|botilbud|herberg|gade$|vej$",
    re.IGNORECASE,
)
_THE_PLACE = re.compile(r".{3,}(?:(?<!s)en|et|erne|ene)$")  # «Brugsen», «Fyret»: houses have such names, people seldom
_ONE = r"(?:[A-ZÆØÅÉ][\w'é-]+|[A-ZÆØÅ]\.)"
_FIELD = re.compile(
    r"(?:^|(?<=[|·\n ]))(?:(?i:\d[\d.]* )?(?i:navn|borger(?:ens navn)?|ansøger|sagsbehandler|(?:din |dine )?rådgivere?"
    r"|kontaktperson|kontakt|spørgsmål|att|til|kopi(?: til)?|cc|vedr|vedrører|vedrørende|angående|om|underskrift))"
    rf"[.:]* +(?:(?i:advokat|fru|hr|frk|dr)\.? +)?({_ONE}(?: {_ONE}){{1,4}})"
    r"(?= *(?:$|[,(|·\n]|og [A-ZÆØÅ]|født|f\.|cpr|tlf))",
    re.MULTILINE,
)
_HOUSE = re.compile(r"cent(?:er|ret)$")  # «Frivilligcenter Hjortsø»
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_HEAD = frozenset({Zone.BREVHOVED, Zone.EMNE})
_SIGNED = frozenset({Zone.HILSEN, Zone.KONTAKT})
_LONGEST_NAME = 5  # words
_SHORTEST = 2  # letters
_MOST_PARTICLES = 2  # «von der»


class Names:
    """The names of one letter: words in small letters. ``sure`` ones are names in small letters too («mette holm»)."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self.reading = reading
        self.text = reading.clean.text
        self.ambiguous = listed(knowledge, FIRST_NAMES_AS_WORDS)
        self.listed = listed(knowledge, FIRST_NAMES)
        self._after_others, self._before_deeds = self._evidence()
        self.words = {word for span in self._seeds() for word in self._name_words(span)}
        self.sure = (self.words & self.listed) - self.ambiguous - listed(knowledge, SMALL_WORDS)

    def _evidence(self) -> tuple[frozenset[int], frozenset[int]]:
        """Where words for other people end, and where what other people do begins."""
        others, deeds = set(), set()
        for fact in self.reading.facts:
            if not isinstance(fact, Mention):
                continue
            if fact.concept == OTHERS:
                others.add(fact.span.end)
            elif fact.concept in (OTHERS_DO, ONLY_OF_CITIZEN):
                deeds.add(fact.span.start)
        return frozenset(others), frozenset(deeds)

    def _seeds(self) -> Iterator[Span]:
        """Places that hold names, some of them several words."""
        lines = [*names_above_addresses(self.reading.clean)]
        lines += [Span(*match.span(1)) for match in _FIELD.finditer(self.text) if self._may_be_name(match[1])]
        yield from (line for line in lines if self._is_no_heading(line))
        for fact in self.reading.facts:
            if isinstance(fact, RecognisedName) or (isinstance(fact, Person) and not self._is_word(fact.span)):
                yield fact.span
        for statement in self.reading.statements:
            if statement.zone in _SIGNED and (signed := self._signature(statement.sentence)):
                yield signed
            yield from self._in_sentence(statement.sentence, heading=statement.zone not in _HEAD)

    def _may_be_name(self, written: str) -> bool:
        return not _OFFICE.search(written) and written.split(maxsplit=1)[0].lower() not in _NOBODY

    def _is_no_heading(self, span: Span) -> bool:
        """Lines in capitals are names only where one of them stands on the list («METTE HOLM», not «ET JA»)."""
        written = self._written(span)
        return not written.isupper() or not self.listed.isdisjoint(written.lower().split())

    def _is_word(self, span: Span) -> bool:
        """Is it a word that is a name only where the words around it show it («Hans funktionsevne»)?"""
        return _bare(self._written(span), self.listed) in self.ambiguous

    def _name_words(self, span: Span) -> Iterator[str]:
        for match in _WORD.finditer(self._written(span)):
            parts = [part for part in match[0].split("-") if part[:1].isupper()]
            for written in (match[0], *parts) if len(parts) > 1 and len(parts) == match[0].count("-") + 1 else parts:
                word = _bare(written, self.listed)
                if word not in _NOBODY | _PARTICLES and len(word) >= _SHORTEST:
                    yield word

    def _signature(self, sentence: Sentence) -> Span | None:
        """A line of nothing but capital words, in the place of the signature."""
        line = self.text[sentence.span.start : sentence.span.end]
        words = [self._written(span) for span in sentence.spans]
        full = 2 <= len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)
        if (
            full
            and not _OFFICE.search(line)
            and not _NOBODY.intersection(sentence.words)
            and line.replace(" ", "").isalpha()
        ):
            return sentence.span
        return None

    def _in_sentence(self, sentence: Sentence, *, heading: bool) -> Iterator[Span]:
        """The names in a sentence. In capitals below the letterhead, where headings are, a name is one word."""
        at = 0
        while at < len(sentence.words):
            if self._is_name(sentence, at):
                alone = heading and self._written(sentence.spans[at]).isupper()
                last = at if alone else self._last_of_name(sentence, at)
                yield Span(sentence.spans[at].start, sentence.spans[last].end)
                at = last
            at += 1

    def _is_name(self, sentence: Sentence, at: int) -> bool:
        written = self._written(sentence.spans[at])
        if not written[0].isupper() or sentence.words[at] in _NOBODY:
            return False
        word = _bare(written, self.listed)
        known = word in self.listed or any(part in self.listed for part in word.split("-") if "-" in word)
        if known and word not in self.ambiguous:
            return True
        inside = self._inside_sentence(sentence, at)
        if word in self.ambiguous:
            return inside or self._acts(sentence, at) or self._is_capital(sentence, at + 1)
        if _OFFICE.search(written) or _THE_PLACE.match(word) or (written.isupper() and len(written) > 1):
            return False
        if self._is_introduced(sentence, at):
            return True
        there = at and sentence.words[at - 1] in _AT
        return inside and not there and (self._acts(sentence, at) or (word.endswith("sen") and len(word) > 4))

    def _is_introduced(self, sentence: Sentence, at: int) -> bool:
        """«din ekskone, Louise», «dr. Toftdahl», «hedder Xiomara», «dig og Xiomara»."""
        if not at:
            return False
        before, gap = sentence.words[at - 1], self.text[sentence.spans[at - 1].end : sentence.spans[at].start]
        if before in _BEFORE and gap in (" ", ". ", ": "):
            return True
        if before == "og" and at > 1 and sentence.words[at - 2] in _BESIDE_YOU:
            return True
        return (
            sentence.spans[at - 1].end in self._after_others and gap in (" ", ", ", ": ") and not _HOUSE.search(before)
        )

    def _acts(self, sentence: Sentence, at: int) -> bool:
        """Is what people do said right after it?"""
        return at + 1 < len(sentence.words) and sentence.spans[at + 1].start in self._before_deeds

    def _last_of_name(self, sentence: Sentence, at: int) -> int:
        """The last word of the name that begins here: «Sabrina Holm Aagaard», «Mette H. Jensen», «Ali el Amin»."""
        last = at
        while last - at < _LONGEST_NAME - 1:
            following = last + 1
            while (
                following < min(last + 1 + _MOST_PARTICLES, len(sentence.words) - 1)
                and sentence.words[following] in _PARTICLES
            ):
                following += 1
            if not self._belongs(sentence, following):
                break
            last = following
        return last

    def _belongs(self, sentence: Sentence, following: int) -> bool:
        if not self._is_capital(sentence, following) or sentence.words[following] in _NOBODY:
            return False
        between = self.text[sentence.spans[following - 1].end : sentence.spans[following].start]
        initial = len(sentence.words[following - 1]) == 1
        return (between in (" ", "-") or (initial and between == ". ")) and not _OFFICE.search(
            self._written(sentence.spans[following])
        )

    def _is_capital(self, sentence: Sentence, at: int) -> bool:
        return at < len(sentence.words) and self._written(sentence.spans[at])[0].isupper()

    def _inside_sentence(self, sentence: Sentence, at: int) -> bool:
        """Does a word of the same sentence go before, with nothing but a blank or comma between?"""
        if not at:
            return False
        gap = self.text[sentence.spans[at - 1].end : sentence.spans[at].start]
        return gap in (" ", ", ")

    def _written(self, span: Span) -> str:
        return self.text[span.start : span.end]


def listed(knowledge: Knowledge, name: str) -> frozenset[str]:
    """The words of a word list."""
    return frozenset(word for term in knowledge.terms if term.list == name for word in term.wording.split("/"))


def _bare(word: str, listed: frozenset[str]) -> str:
    """A word in small letters, without the -s of the genitive where that leaves a name of the list."""
    small = word.lower()
    for end in ("'s", "’s", "s", "'", "’"):
        bare = small.removesuffix(end)
        if bare != small and small not in listed and (bare in listed or not end.isalpha()):
            return bare
    return small


def name_pattern(names: Sequence[str], sure: frozenset[str] | set[str]) -> re.Pattern[str] | None:
    """Finds names in a text: known words beside each other, with initials and particles between and before them."""
    if not names:
        return None
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    first = "|".join(_spellings(name, name in sure) for name in longest_first)
    more = "|".join(map(re.escape, longest_first))
    initial, particle = r"[A-ZÆØÅ]\.", "|".join(sorted(_PARTICLES))
    between = rf"(?:[ \u00a0]+(?:{initial} ?)*|[ \u00a0]+(?:(?:{particle})[ \u00a0]+){{1,{_MOST_PARTICLES}}}|-)"
    return re.compile(rf"(?<![^\W_])(?:{initial}\s?)*(?:{first})(?:{between}(?i:{more}))*(?=(?:s|['’]s?)?(?![^\W_]))")


def _spellings(name: str, sure: bool) -> str:
    """«Mette», «METTE», and «mette» where the word is nothing but a name."""
    capital = "-".join(part[:1].upper() + part[1:] for part in name.split("-"))
    spelt = [capital, name.upper()] + ([name] if sure else [])
    return "|".join(re.escape(spelling) for spelling in dict.fromkeys(spelt))
