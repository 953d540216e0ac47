"""Text that was decoded by the wrong table and saved so: what it is, and what it said before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from govlint.bilingual import Text
from govlint.files.decode import Undecodable
from govlint.text.pattern import lazy

_REPORT = (
    *("政府信息", "信息公开", "年度报告", "总体情况", "主动公开", "依申请", "行政许可", "行政处罚"),
    *("人民政府", "行政复议", "行政诉讼", "收到和处理", "年度", "情况", "改进"),
    *(
        "政府資訊",
        "政府信息",
        "信息公開",
        "資訊公開",
        "年度報告",
        "總體情況",
        "主動公開",
        "行政許可",
    ),
    *("行政處罰", "行政復議", "行政訴訟", "情況", "改進"),
)
_ENOUGH = 3  # different words of a report: no text of another kind comes by them
_HEAD = 20_000  # characters that are looked at
_LOST = 0.2  # of the characters that are no ASCII: more replaced ones, and it is garbled
_FEW = 40  # characters


def misread(text: str) -> Undecodable | None:
    """Why a text that is no report may have been one: by a wrong table, or by characters lost.

    None where nothing speaks for it.  Only what gives the words of a report once the mistake is
    undone counts as one.
    """
    head = text[:_HEAD]
    if report_words(head) >= _ENOUGH:
        return None
    for wrong, undone in _undone(head, depth=2):
        if report_words(undone) >= _ENOUGH:
            return _mistaken(wrong, undone)
    return _replaced(head)


def report_words(text: str) -> int:
    """How many different words of a report, in either script, a text has."""
    return sum(word in text for word in _REPORT)


class _Mistake(NamedTuple):
    """Bytes of one encoding, read as those of another."""

    was: str
    taken_for: str


def _undone(text: str, depth: int) -> Iterator[tuple[_Mistake, str]]:
    """The text with each likely mistake undone, and with a second one beneath it."""
    if text.isascii():
        yield from _escaped(text)
        return
    for taken_for, encode in _TABLES.items():
        data = encode(text)
        for was in (name for name in _TABLES if name != taken_for and data):
            decoded = data.decode(_CODECS[was], "ignore")
            mistake = _Mistake(was, taken_for)
            yield mistake, decoded
            if depth > 1 and (was, taken_for) == ("UTF-8", "Latin-1"):
                yield from ((mistake, again) for _, again in _undone(decoded, depth - 1))


def _escaped(text: str) -> Iterator[tuple[_Mistake, str]]:
    """What an encoding says that makes do with ASCII."""
    for name, sign in _SIGNS.items():
        if sign in text:
            yield _Mistake(name, "ASCII"), _from_ascii(name, text)


def _from_ascii(name: str, text: str) -> str:
    data = text.encode("ascii")
    if name == "HTML":
        import html

        return html.unescape(text)
    if name == "%XX":
        from urllib.parse import unquote

        return unquote(text, errors="ignore")
    if name == "\\uXXXX":
        return _UNIT.sub(lambda match: chr(int(match[1], 16)), text)
    if name in _BINASCII:
        import binascii

        try:
            decoded: bytes = getattr(binascii, _BINASCII[name])(data[: len(data) // 4 * 4])
        except binascii.Error:
            return ""
        return decoded.decode("utf-8", "ignore")
    return data.decode(name.lower(), "ignore")


def _single_bytes(text: str) -> bytes:
    """The bytes of a text that Windows-1252 or Latin-1 made of them."""
    parts = []
    for character in text:
        try:
            parts.append(character.encode("cp1252"))
        except UnicodeEncodeError:
            parts.append(character.encode("latin-1", "ignore"))
    return b"".join(parts)


def _as(codec: str) -> Callable[[str], bytes]:
    return lambda text: text.encode(codec, "ignore")


_UNIT = lazy(r"\\u([0-9A-Fa-f]{4})")
_BINASCII = {"quoted-printable": "a2b_qp", "base64": "a2b_base64"}
_SIGNS = {
    "HZ": "~{",
    "UTF-7": "+",
    "quoted-printable": "=",
    "HTML": "&#",
    "%XX": "%E",
    "\\uXXXX": "\\u",
    "base64": "5",  # of some hundreds of characters one is a 5
}
_CODECS = {
    "UTF-8": "utf-8",
    "GBK": "gb18030",
    "Latin-1": "latin-1",
    "Big5": "big5hkscs",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
}
_TABLES: dict[str, Callable[[str], bytes]] = {
    name: _single_bytes if name == "Latin-1" else _as(codec) for name, codec in _CODECS.items()
}


def _mistaken(mistake: _Mistake, undone: str) -> Undecodable:
    lines = (line.strip() for line in undone.splitlines())
    line = next((line for line in lines if report_words(line)), "")[:_FEW]
    if mistake.taken_for == "ASCII":
        message = Text(
            f"文字是 {mistake.was} 编码，govlint 不读这种编码（原文是“{line}”）",
            f"the text is encoded as {mistake.was}, which is not read (it says “{line}”)",
        )
    else:
        message = Text(
            f"文字是乱码：{mistake.was} 的文件被当成 {mistake.taken_for} 打开后又保存了"
            f"（原文是“{line}”）",
            f"the text is garbled: a file in {mistake.was} was opened as {mistake.taken_for} and "
            f"saved (it said “{line}”)",
        )
    return Undecodable(message, _AGAIN)


def _replaced(text: str) -> Undecodable | None:
    """Why a text has replacements in place of most of its characters; None if it has not."""
    lost = len(_REPLACEMENT.findall(text))
    beyond = sum(not character.isascii() for character in text)
    asked = text.count("?")
    if (lost < _FEW or lost < _LOST * beyond) and (asked < _FEW or asked * 2 < len(text) - beyond):
        return None
    return Undecodable(
        Text(
            "文字是乱码：编码认错以后又保存，原来的字已变成“\ufffd”“锟斤拷”或“?”，不能还原",
            "the text is garbled: it was opened with the wrong encoding and saved; its characters "
            "became “\ufffd”, “锟斤拷” or “?” and cannot be restored",
        ),
        _AGAIN,
    )


_REPLACEMENT = lazy("\ufffd|锟斤拷|锟斤|斤拷")
_AGAIN = Text(
    "请从原稿重新导出（编码选 UTF-8），或检查 Word 原件、网页；不要在乱码上改",
    "export it again from the original (UTF-8), or check the Word file or web page itself; do not "
    "mend the garbled text",
)
