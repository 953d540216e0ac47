"""What a user can do wrong, said in plain words: what is wrong, where, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from govlint.bilingual import Text

_Item = TypeVar("_Item")
_Value = TypeVar("_Value")


class UserError(Exception):
    """A fault of the user's files or words (exit 2), never of a report or of ours.

    `path`, `line` and `column` (1-based) name the place where one is known; `more` are further
    faults, found on the same way through the files.
    """

    def __init__(
        self,
        zh: str,
        en: str,
        path: str | None = None,
        line: int | None = None,
        column: int = 1,
        more: tuple[UserError, ...] = (),
    ) -> None:
        super().__init__(zh, en, path, line, column, more)  # what pickle calls this with
        self.message = Text(zh, en)
        self.path = path
        self.line = line
        self.column = column
        self.more = more

    @property
    def faults(self) -> tuple[UserError, ...]:
        """This fault and the further ones."""
        return (self, *self.more)

    def in_language(self, lang: str) -> str:
        """The place and the message, on one line, without the further faults."""
        said = self.message.in_language(lang)
        if self.path is None:
            return said
        place = self.path if self.line is None else f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {said}"

    def __str__(self) -> str:
        return self.in_language("en")


class Crashed(Exception):
    """A plugin raised where no file is at fault (exit 3); what it raised is the `__cause__`.

    `message` names the plugin, what it was doing and the error, in one line.
    """

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def each(items: Iterable[_Item], read: Callable[[_Item], _Value]) -> list[_Value]:
    """What `read` makes of every item.  Raises one UserError with the faults of all of them."""
    values, error = sound(items, read)
    if error is not None:
        raise error
    return values


def sound(
    items: Iterable[_Item], read: Callable[[_Item], _Value]
) -> tuple[list[_Value], UserError | None]:
    """What `read` makes of the items it can read, and the faults of all others.

    After `MOST_FAULTS` it looks no further.
    """
    values: list[_Value] = []
    faults: dict[str, UserError] = {}
    for item in items:
        try:
            values.append(read(item))
        except UserError as error:
            faults |= {str(one): one for one in error.faults if str(one) not in faults}
            if len(faults) >= MOST_FAULTS:
                break
    return values, together(faults.values()) if faults else None


def in_full(checks: Iterable[Callable[[], object]]) -> None:
    """Make every check.  Raises one UserError with the faults of all of them."""
    each(checks, lambda check: check())


def together(faults: Iterable[UserError]) -> UserError:
    """One error that holds several, in the order of their places."""
    first, *rest = sorted(faults, key=lambda one: (one.path or "", one.line or 0, one.column))
    zh, en = first.message
    return UserError(zh, en, first.path, first.line, first.column, tuple(rest))


def unknown(
    kind: Text,
    word: str,
    known: Iterable[str],
    more: Text | None = None,
    at: tuple[str, int, int] | None = None,
) -> UserError:
    """“No such `kind`”, with the nearest of `known`, else with all of them or with `more`.

    `at` is the file, line and column where the word stands.
    """
    hint = nearest(word, known, more)
    zh, en = f"没有这个{kind.zh}：{word}。{hint.zh}", f"no such {kind.en}: {word}. {hint.en}"
    return UserError(zh, en, *(at or ()))


def nearest(word: str, known: Iterable[str], more: Text | None = None) -> Text:
    """A question after the nearest of `known`; where none is near, `more` or all of them."""
    words = sorted(known)
    return (
        suggestion(word, words)
        or more
        or (Text(f"可用的有：{'、'.join(words)}", f"there are: {', '.join(words)}"))
    )


def lacking(message: Text, word: str, known: Iterable[str], at: tuple[str, int, int]) -> UserError:
    """The error at a place that a word is not there, with a question after the nearest."""
    zh, en = hinted(message, word, known)
    return UserError(zh, en, *at)


def hinted(message: Text, word: str, known: Iterable[str]) -> Text:
    """The message with a question after the nearest of the words known, where one is near."""
    near = suggestion(word, known)
    return Text(f"{message.zh}。{near.zh}", f"{message.en}; {near.en}") if near else message


def suggestion(word: str, known: Iterable[str]) -> Text | None:
    """A question after the nearest of `known`, None where none is near."""
    meant = closest(word, known)
    return Text(f"是不是 {meant}？", f"did you mean {meant}?") if meant else None


def closest(word: str, known: Iterable[str]) -> str:
    """The nearest of `known`, "" where none is near."""
    import difflib

    alike = _LOOKALIKES if any(map(str.isdigit, word)) else {}
    by_fold = {name.lower().translate(alike): name for name in known if len(name) * 2 > len(word)}
    folded = word.lower().translate(alike)
    near = difflib.get_close_matches(folded, by_fold, n=1, cutoff=_NEAR)
    return by_fold[near[0]] if near else ""


MOST_FAULTS = 100
_NEAR = 0.5  # as alike two words must be (difflib)
_LOOKALIKES = str.maketrans("oil", "011")  # letters in place of the digits of a code
