"""A whole document written as one text: its blocks, below a title that only its headers have."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.files.projection import Piece, Projection
from govlint.loaders.headers import title_above
from govlint.loaders.word.blocks import Block, Paragraph, lay

_LITTLE = 200  # characters: no report is as short


def lay_whole(
    blocks: Sequence[Block],
    projection: Projection,
    headers: Iterable[str],
    has_pictures: Callable[[], bool],
) -> None:
    """Write a document: of the lines of its `headers` only a title that the text has not.

    Raises Undecodable where there is next to no text and there are pictures.
    """
    if sum(map(len, texts_of(blocks))) < _LITTLE and has_pictures():
        raise _pictured()
    for line in title_above(headers, texts_of(blocks)):
        projection.paragraph(Piece(line))
    lay(blocks, projection)


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of all that stands in blocks."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.text.split("\n")
        else:
            yield from (
                line for row in block.rows for cell in row for line in texts_of(cell.blocks)
            )


def _pictured() -> Undecodable:
    return Undecodable(
        Text(
            "文件里没有报告的文字，正文是插进去的图片（扫描件）",
            "there is no report's text in the file: its pages are pictures (a scan)",
        ),
        Text(
            "请检查有文字的原稿；扫描件要先识别（OCR）并校对，才能检查",
            "check the original that has text; a scan needs OCR and proofreading first",
        ),
    )
