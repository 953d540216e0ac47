"""Files of the (invented) exchange platform of Yunling, `.ylb`.

UTF-8, a line a thing: `YLB1`, then `P` and a paragraph, or `R` and the cells of a row, parted by
bars. Rows that follow each other are one table.

    YLB1
    P|a paragraph
    R|a cell|the cell beside it
    R|the cell below|the last one
"""

from __future__ import annotations

from govlint import Piece, Projection, Source, Text, Undecodable, decode

_AGAIN = Text("请从交换平台重新导出", "export it from the platform again")


def load(data: bytes, path: str) -> Source:
    """The text of an exchange file. Raises Undecodable, which is all a loader may raise."""
    text, _ = decode(data)  # raises Undecodable itself
    first, *lines = text.splitlines()
    if first != "YLB1":
        raise Undecodable(Text("不是云岭交换文件", "this is no exchange file of Yunling"), _AGAIN)
    projection = Projection(path, "ylb")
    table: list[list[Piece]] = []
    for number, line in enumerate([*lines, "P|"], 2):
        kind, *parts = line.split("|")
        # `line` and `column` lead back to the file: findings are shown there.
        pieces = [Piece(part, line=number, column=column) for part, column in _columns(parts)]
        if kind == "R" and pieces:
            table.append(pieces)
        elif kind == "P" and pieces:
            if table:
                projection.table(table)
                table = []
            projection.paragraph(Piece("|".join(parts), line=number, column=3))
        else:  # never guess, never pass over: say what could not be read
            raise Undecodable(
                Text(f"第 {number} 行既不是段落也不是表格", f"line {number} is no text and no row"),
                _AGAIN,
            )
    return projection.source()


def _columns(parts: list[str]) -> list[tuple[str, int]]:
    column, found = 3, []
    for part in parts:
        found.append((part, column))
        column += len(part) + 1
    return found
