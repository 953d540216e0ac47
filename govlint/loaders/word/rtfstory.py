"""A story of an RTF file, the main text or a text box, as it grows by paragraphs and rows."""

from __future__ import annotations

from govlint.loaders.ink import Ink, legible
from govlint.loaders.word.blocks import Block, Paragraph, numbered
from govlint.loaders.word.flow import CellDefinition, Flow


class RowDefinition:
    """The row that is being defined, word by word."""

    words = frozenset({"trowd", "trleft", "clmrg", "clvmgf", "clvmrg", "cellx"})
    """The control words it takes."""

    def __init__(self) -> None:
        self.left = 0
        self.slots: list[CellDefinition] = []
        self._next = CellDefinition(0)

    def take(self, word: str, number: int) -> None:
        """A control word with its number."""
        if word == "trowd":
            self.left, self.slots, self._next = 0, [], CellDefinition(0)
        elif word == "trleft":
            self.left = number
        elif word == "clmrg":
            self._next = self._next._replace(aside=True)
        elif word == "cellx":
            self.slots.append(self._next._replace(right=number))
            self._next = CellDefinition(0)
        else:
            self._next = self._next._replace(down="restart" if word == "clvmgf" else "continue")


class RtfStory:
    """Text, rows and cells in; blocks out."""

    def __init__(self) -> None:
        self._flow = Flow()
        self._text: list[tuple[str, Ink]] = []
        self._label: list[str] = []
        self._boxes: list[Block] = []
        self._inside = False
        self._depth = 1
        self.row, self.nested = RowDefinition(), RowDefinition()

    def say(self, text: str, ink: Ink, *, label: bool) -> None:
        """Text of the paragraph, or of its automatic number."""
        if not label:
            self._text.append((text, ink))
        elif not ink.hidden:
            self._label.append(text)

    def set_beside(self, blocks: list[Block]) -> None:
        """The blocks of a text box anchored in the paragraph."""
        self._boxes += blocks

    def place(self, word: str, number: int | None) -> None:
        """A control word that says which table the paragraph stands in, or ends a row."""
        if word == "pard":
            self._inside, self._depth = False, 1
        elif word == "intbl":
            self._inside = True
        elif word == "itap":
            self._depth, self._inside = max(1, number or 0), bool(number)
        elif word == "row":
            self._flow.end_row(1, self.row.left, list(self.row.slots))
        elif word == "nestrow":
            self._flow.end_row(max(2, self._depth), self.nested.left, list(self.nested.slots))

    def end_paragraph(self, end: str, key: str) -> None:
        """A paragraph ends with \\par, \\cell, \\nestcell or the like."""
        depth = self._depth if self._inside else 0
        depth = {"cell": 1, "nestcell": max(2, depth)}.get(end, depth)
        label = "".join(self._label)
        if not any(character.isalnum() for character in label):
            label = ""  # a bullet
        text = numbered(label, "".join(legible(self._text)))
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self._flow.paragraph(Paragraph(text, key), depth)
        for block in self._boxes:
            if isinstance(block, Paragraph):
                self._flow.paragraph(block, depth)
        self._text, self._label, self._boxes = [], [], []
        if end in {"cell", "nestcell"}:
            self._flow.end_cell(depth, key)

    def end(self, key: str) -> list[Block]:
        """All blocks, the paragraph begun among them."""
        if any(text.strip() for text, _ in self._text) or self._boxes:
            self.end_paragraph("par", key)
        return self._flow.end()
