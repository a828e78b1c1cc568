"""A mapping read as a form: known fields of known types.

Every mistake is noted with its place, and a value of the right type is returned all the same, so that reading
goes on and the author hears of all mistakes at once. What is returned after a mistake is never used.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from begrundelse_lint.written.problems import Notes, Spot, nearest, quoted
from begrundelse_lint.written.yaml_tree import Value


class Form:
    """The fields of ``value``. ``what`` names it in messages («reglen», «begrebet»)."""

    def __init__(
        self, value: Value, notes: Notes, what: str, allowed: Iterable[str], required: Iterable[str] = ()
    ) -> None:
        self.value = value
        self.notes = notes
        self.what = what
        self.fields: dict[str, Value] = {}
        names = tuple(allowed)
        if not isinstance(value.data, dict):
            notes.add(
                value.spot, f"{what} skal have felter med værdier, ikke {value.kind}. Tilladte felter: {quoted(names)}."
            )
            return
        for name, field in value.data.items():
            if name in names:
                self.fields[name] = field
            else:
                notes.add(
                    value.keys[name],
                    f"ukendt felt «{name}» i {what}{nearest(name, names) or '.'} Tilladte felter: {quoted(names)}.",
                )
        missing = [name for name in required if name not in value.data]
        if missing:
            word = "feltet" if len(missing) == 1 else "felterne"
            notes.add(value.spot, f"{what} mangler {word} {quoted(missing, 'og')}.")

    def __contains__(self, name: str) -> bool:
        return name in self.fields

    def spot(self, name: str) -> Spot:
        """Where the value of a field stands, else the form's own place."""
        return self.fields[name].spot if name in self.fields else self.value.spot

    def wrong(self, name: str, expected: str) -> None:
        """Note that a field's value is not what was expected."""
        field = self.fields[name]
        shown = (
            f"«{field.data}»"
            if isinstance(field.data, str | int | float) and not isinstance(field.data, bool)
            else field.kind
        )
        self.notes.add(field.spot, f"«{name}» skal være {expected}, ikke {shown}.")

    def text(self, name: str, default: str = "") -> str:
        """A text that is not empty, as one line."""
        if name not in self.fields:
            return default
        data = self.fields[name].data
        if isinstance(data, str) and data.strip():
            return " ".join(data.split())
        self.wrong(name, "en tekst (sæt tal i anførselstegn)" if isinstance(data, int | float) else "en tekst")
        return default

    def optional_text(self, name: str) -> str | None:
        """A text, or None where the field is left out."""
        return self.text(name) if name in self.fields else None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one text counts as a list of it."""
        return tuple(item.data for item in self.items(name) if isinstance(item.data, str))

    def items(self, name: str) -> tuple[Value, ...]:
        """The texts of a list (or one text), with their places."""
        if name not in self.fields:
            return ()
        field = self.fields[name]
        values = field.data if isinstance(field.data, list) else [field]
        for value in values:
            if not isinstance(value.data, str) or not value.data.strip():
                self.notes.add(value.spot, f"«{name}» skal være tekster, ikke {value.kind} (sæt tal i anførselstegn).")
        return tuple(value for value in values if isinstance(value.data, str) and value.data.strip())

    def values(self, name: str) -> tuple[Value, ...]:
        """The values of a list of anything."""
        if name not in self.fields:
            return ()
        data = self.fields[name].data
        if isinstance(data, list):
            return tuple(data)
        self.wrong(name, "en liste")
        return ()

    def truth(self, name: str, default: bool = False) -> bool:
        """true or false."""
        if name not in self.fields:
            return default
        data = self.fields[name].data
        if isinstance(data, bool):
            return data
        self.wrong(name, "true eller false")
        return default

    def choice(self, name: str, choices: Collection[str], default: str) -> str:
        """One of some words."""
        if name not in self.fields:
            return default
        data = self.fields[name].data
        if isinstance(data, str) and data in choices:
            return data
        shown = f"«{data}»" if isinstance(data, str) else self.fields[name].kind
        hint = nearest(data, choices) if isinstance(data, str) else ""
        self.notes.add(self.fields[name].spot, f"«{name}» skal være {quoted(choices)}, ikke {shown}{hint or '.'}")
        return default

    def number(self, name: str) -> float | None:
        """A number, or None where the field is left out."""
        if name not in self.fields:
            return None
        data = self.fields[name].data
        if isinstance(data, int | float) and not isinstance(data, bool):
            return data
        self.wrong(name, "et tal")
        return None

    def whole(self, name: str, default: int = 0) -> int:
        """A whole number, not negative."""
        number = self.number(name)
        if number is None:
            return default
        if isinstance(number, int) and number >= 0:
            return number
        self.wrong(name, "et helt tal fra 0 og op")
        return default

    def day(self, name: str) -> date | None:
        """A date, or None where the field is left out."""
        if name not in self.fields:
            return None
        data = self.fields[name].data
        if isinstance(data, date):
            return data
        self.wrong(name, "en dato som 2024-05-14")
        return None
