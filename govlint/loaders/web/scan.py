"""From the markup of a page to its flow of lines and tables, in one pass over its tags.

Unclosed cells, rows, paragraphs and items end where browsers end them; an end tag closes nothing
outside the cell it stands in.
"""

from __future__ import annotations

import re

from govlint.files.projection import too_large
from govlint.loaders.web import tags
from govlint.loaders.web.build import PageBuilder
from govlint.loaders.web.dress import Dress
from govlint.loaders.web.form_fields import shown_value
from govlint.loaders.web.looks import Looks
from govlint.text.pattern import lazy

MAX_TAGS = 200_000
_KINDS = tags.KINDS
_RAW_END = {
    name: re.compile(rf"</{name}(?=[\s/>])[^>]*>?", re.I)
    for name, kind in tags.KINDS.items()
    if kind in (tags.RAW, tags.FIELD)
}
_NUMBERED = "[if !supportLists]"
_END_IF = "[endif]"
_CHARACTERS = lazy(r"<(?:<(?![a-zA-Z/!?]))*+[^<]*+")
_NAMED = lazy(r"</?[a-zA-Z]")
_IGNORED = lazy(r"mso-list\s*:\s*ignore", re.I)


def scan(text: str, *, lined: bool = False, all: bool = False) -> PageBuilder:
    """The flow of a page; with `lined` a line end outside tables ends a line, as in Markdown.

    What is hidden is left out but with `all`; what would hide the page to its end is not hidden.
    """
    seen = {-1} if all else set[int]()
    looks = Looks(text)
    while True:
        scanner = _Scanner(text, lined, seen, looks)
        scanner.read_page()
        if not scanner.hiding:
            return scanner.builder
        seen = seen | scanner.hiding if len(seen) < 3 else {-1}


class _Scanner:
    """Goes over the tags; keeps what hides, the builder keeps what is shown."""

    def __init__(self, text: str, lined: bool, seen: set[int], looks: Looks) -> None:
        self.text = text
        self.builder = PageBuilder(text, lined)
        self.words = self.builder.words
        self.hidden = ""  # the name of the element that hides all in it
        self._hidden_at = 0
        self._depth = 0  # of elements of its name, and of tables, in it
        self._tables = 0
        self._seen = seen
        self._tag = tags.TAG
        self._looks = looks
        self._dress = Dress(looks)

    @property
    def hiding(self) -> set[int]:
        """Where what hides the page to its end begins."""
        return {self._hidden_at} if self.hidden else self._dress.unended - self._seen

    def read_page(self) -> None:
        """The whole page."""
        text, words, position = self.text, self.words, 0
        look, outer = self._looks.look, self._dress
        if text.count("<") > MAX_TAGS:
            raise too_large(f"{MAX_TAGS} 个标签", f"{MAX_TAGS} tags")
        while (at := text.find("<", position)) >= 0:
            if at > position and not self.hidden:
                words.add(position, at)
            match = self._tag.match(text, at)
            if match is None:
                position = self._no_tag(at)
                continue
            end, name, rest = match.groups()
            position = match.end()
            if (
                name in tags.DRESS
                and not (self.hidden or words.numbers or outer.active)
                and (end or (look(name, rest) is None and "gnore" not in rest))
            ):
                continue  # most tags are of these
            position = self._element(name, end, rest, at, position)
        if not self.hidden:
            words.add(position, len(text))
        self.builder.close()

    def _no_tag(self, at: int) -> int:
        """Past what begins with `<` and is no tag: a comment, or a character."""
        text = self.text
        if text.startswith("<!--", at):
            return self._comment(at)
        following = text[at + 1 : at + 2]
        if following in "!?" and following:
            end = text.find(">", at)
            self._condition(text[at + 2 : at + 30])
            return end + 1 if end >= 0 else len(text)
        if following == "/" or (following.isascii() and following.isalpha()):
            if self._tag is tags.TAG and _NAMED.match(text, at):
                self._tag = tags.SIMPLE_TAG  # no tag ends any more: see what there is
                return at
            end = text.find(">", at)
            return end + 1 if end >= 0 else len(text)
        match = _CHARACTERS.match(text, at)
        end = match.end() if match else at + 1
        if not self.hidden:
            self.words.add(at, end)
        return end

    def _comment(self, at: int) -> int:
        text = self.text
        self._condition(text[at + 4 : at + 30])
        if text.startswith((">", "->"), at + 4):
            return text.index(">", at + 4) + 1
        end = text.find("-->", at + 4)
        return end + 3 if end >= 0 else len(text)

    def _condition(self, words: str) -> None:
        """Word puts the number of a list item between two conditions."""
        if words.startswith(_NUMBERED):
            self.words.number(True)
        elif words.startswith(_END_IF):
            self.words.number(False)

    def _element(self, name: str, end: str, rest: str, at: int, position: int) -> int:
        """Past a tag, or past what is in its element if that is no text."""
        kind = _KINDS.get(name)
        if kind is None:
            name = name.lower()
            kind = _KINDS.get(name, tags.OTHER)
            if name.endswith(":") and not self.hidden:  # an address in angles, as Markdown has it
                self.words.add(at + 1, position - 1)
        if kind == tags.RAW:
            return position if end else self._raw(name, position)
        if self.hidden and self._goes_on_hiding(name, bool(end)):
            return position
        if kind == tags.FIELD:
            return position if end else self._field(name, rest, at, position)
        if end:
            self._ends(name, kind)
        else:
            self._begins(name, kind, rest, at)
        return position

    def _ends(self, name: str, kind: int) -> None:
        if self._dress.active:
            self._dress.end(name)
            self.words.ink = self._dress.ink
        if kind:
            self.builder.end(name, kind)
        else:
            self.words.undress(name)

    def _begins(self, name: str, kind: int, rest: str, at: int) -> None:
        look = self._looks.look(name, rest, self._dress.around)
        gone = kind == tags.UNSEEN or (look is not None and look.gone)
        if gone and self._begins_to_hide(name, kind, rest, at):
            return
        if kind:
            self.builder.start(name, kind, rest, at)
        elif "gnore" in rest and _IGNORED.search(rest):
            self.words.number_in(name)
        else:
            self.words.dress(name)
        if at in self._seen:
            look = None
        if look is not None or self._dress.active:
            self._dress.start(name, rest, look, at)
            self.words.ink = self._dress.ink

    def _field(self, name: str, rest: str, at: int, position: int) -> int:
        """Past what can be filled in: it shows what was."""
        end = position
        if name != "input":
            match = _RAW_END[name].search(self.text, position)
            end = match.end() if match else len(self.text)
        look = self._looks.look(name, rest, self._dress.around)
        if not self.hidden and (look is None or not look.gone):
            self.words.put(at, shown_value(name, rest, self.text[position:end]))
        return end

    def _raw(self, name: str, position: int) -> int:
        match = _RAW_END[name].search(self.text, position)
        return match.end() if match else len(self.text)

    def _begins_to_hide(self, name: str, kind: int, rest: str, at: int) -> bool:
        if not self._seen.isdisjoint((-1, at)) or name in tags.VOID:
            return False
        if rest.endswith("/") and kind == tags.UNSEEN:
            return True
        self.builder.before_hidden(kind)
        self.hidden, self._hidden_at, self._depth, self._tables = name, at, 1, 0
        return True

    def _goes_on_hiding(self, name: str, end: bool) -> bool:
        """Whether a tag in a hidden element is hidden with it; the one that ends it is."""
        if name == self.hidden and (end or name not in tags.ENDED_BY or self._tables):
            self._depth += -1 if end else 1
            if not self._depth:
                self.hidden = ""
            return True
        if not self._tables and self._ends_implied(name, end):
            self.hidden = ""
            return False
        if name == "table":
            self._tables += -1 if end else 1
        return True

    def _ends_implied(self, name: str, end: bool) -> bool:
        if name in tags.ENDED_BY.get(self.hidden, ()):
            return True
        return end and name == "table" and self.hidden in ("td", "th", "tr")
