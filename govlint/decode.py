"""Bytes to text: UTF-8, UTF-16 with BOM, GB18030; and a plain word about what is none of these."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from govlint.diagnostic import Text


class Undecodable(Exception):
    """The bytes are no text govlint can read.

    `message` says what they look like, `help` the next step, `offset` the first bad byte.  `text`
    is what can be shown of them all the same (U+FFFD where bytes are damaged), `at` the damage.
    """

    def __init__(
        self, message: Text, help: Text, offset: int = 0, text: str = "", at: int = 0
    ) -> None:
        super().__init__(message.en)
        self.message = message
        self.help = help
        self.offset = offset
        self.text = text
        self.at = at


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding; a BOM is not part of the text.

    The encoding is `utf-8`, `utf-8-sig`, `utf-16-le`, `utf-16-be` (these two always with BOM) or
    `gb18030`; `encode` is the inverse.  Raises Undecodable.  UTF-8 with a few damaged bytes is
    never taken for GB18030: what most of the bytes say decides.
    """
    _refuse_known_files(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, len(mark)), encoding
    _refuse_binary(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise _damaged(data, "utf-8", error.start, 0) from error
    return _strictly(data, "gb18030", 0), "gb18030"


def encode(text: str, encoding: str) -> bytes:
    """The bytes `decode` read as `text` in `encoding`, the BOM included."""
    mark = next((mark for mark, name in _MARKS if name == encoding), b"")
    return mark + text.encode(encoding.removesuffix("-sig"))


_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS = Text(
    "请用 Word 或 WPS 打开，另存为“纯文本”（编码选 UTF-8），再检查。",
    "open it in Word or WPS, save it as plain text (UTF-8), and check that.",
)


def _later(suffix: str) -> Text:
    return Text(
        f"本版还不能直接读 .{suffix} 文件；请打开它，另存为“纯文本”（编码选 UTF-8），再检查。",
        f"this version does not read .{suffix} files yet: "
        "open it, save it as plain text (UTF-8), and check that.",
    )


def _zip_kind(data: bytes) -> tuple[str, str, Text]:
    # Names of members stand uncompressed in a zip, so no reader is needed to look.
    for member, suffix, zh, en in (
        (b"word/", "docx", "Word 文件（docx）", "a Word file (docx)"),
        (b"xl/", "xlsx", "Excel 文件（xlsx）", "an Excel file (xlsx)"),
    ):
        if member in data:
            return zh, en, _later(suffix)
    if b"OFD.xml" in data:
        return "OFD 版式文件", "an OFD file", _SAVE_AS
    unpack = Text("请先解压，再检查里面的报告。", "unpack it and check the reports in it.")
    return "zip 压缩包", "a zip archive", unpack


def _fixed(zh: str, en: str, help: Text) -> Callable[[bytes], tuple[str, str, Text]]:
    return lambda data: (zh, en, help)


_TYPED = Text(
    "图片和扫描件里没有文字：请先识别（OCR）或改用可复制文字的原稿。",
    "a picture holds no text: use OCR, or the original with text that can be copied.",
)
_UNPACK = Text("请先解压，再检查里面的报告。", "unpack it and check the reports in it.")
_SIGNATURES: tuple[tuple[bytes, Callable[[bytes], tuple[str, str, Text]]], ...] = (
    (b"%PDF-", _fixed("PDF 文件", "a PDF file", _later("pdf"))),
    (b"PK\x03\x04", _zip_kind),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        _fixed(
            "旧版 Word / WPS / Excel 文件（doc、wps、xls）",
            "an old Word, WPS or Excel file",
            _SAVE_AS,
        ),
    ),
    (b"{\\rtf", _fixed("RTF 文件", "an RTF file", _SAVE_AS)),
    (b"\x89PNG\r\n", _fixed("PNG 图片", "a PNG picture", _TYPED)),
    (b"\xff\xd8\xff", _fixed("JPEG 图片", "a JPEG picture", _TYPED)),
    (b"GIF8", _fixed("GIF 图片", "a GIF picture", _TYPED)),
    (b"Rar!\x1a", _fixed("RAR 压缩包", "a RAR archive", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", _fixed("7z 压缩包", "a 7z archive", _UNPACK)),
    (b"\x1f\x8b", _fixed("gzip 压缩包", "a gzip archive", _UNPACK)),
)
# Word leaves \x07 (cell mark), \x0b and \x0c (breaks) in copied text; a few others are a slip.
_CONTROL = re.compile(rb"[\x00-\x06\x08\x0e-\x1f]")


def _refuse_known_files(data: bytes) -> None:
    for start, kind in _SIGNATURES:
        if data.startswith(start):
            zh, en, help = kind(data)
            raise Undecodable(Text(f"这是 {zh}，不是文本", f"this is {en}, not text"), help)


def _refuse_binary(data: bytes) -> None:
    controls = _CONTROL.findall(data)
    if b"\0" not in controls and len(controls) * 100 <= len(data):
        return
    first = _CONTROL.search(data)
    offset = first.start() if first else 0
    if _looks_like_utf16(data):
        message = Text("像是没有 BOM 的 UTF-16 文本", "this looks like UTF-16 without a BOM")
        raise Undecodable(message, _SAVE_AS, offset)
    message = Text(
        f"这是二进制数据，不是文本（第 {offset + 1} 个字节是控制符）",
        f"this is binary data, not text (byte {offset + 1} is a control character)",
    )
    raise Undecodable(message, _SAVE_AS, offset)


def _looks_like_utf16(data: bytes) -> bool:
    # Line ends, digits and blanks have one zero byte each, always on the same side.
    even, odd = data[::2].count(0), data[1::2].count(0)
    return len(data) % 2 == 0 and min(even, odd) == 0 and max(even, odd) * 50 > len(data)


def _mostly_utf8(data: bytes) -> bool:
    """Whether more whole UTF-8 characters of three bytes or more stand here than faults.

    In UTF-8 Chinese nearly every character is such a sequence; in GB18030 Chinese read as UTF-8
    hardly any is, and nearly every character is a fault.
    """
    shown = data.decode("utf-8", "replace")
    faults = shown.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = sum(character >= "\u0800" for character in shown) - shown.count("\ufffd")
    return whole > faults


def _strictly(data: bytes, encoding: str, mark: int) -> str:
    codec = encoding.removesuffix("-sig")
    try:
        return data[mark:].decode(codec)
    except UnicodeDecodeError as error:
        raise _damaged(data[mark:], codec, error.start, mark) from error


def _damaged(data: bytes, codec: str, start: int, mark: int) -> Undecodable:
    before = data[:start].decode(codec)
    line = len(re.findall(r"\r\n|\n|\r", before)) + 1
    byte = mark + start + 1
    where = Text(f"第 {byte} 个字节（第 {line} 行）", f"byte {byte} (line {line})")
    if codec == "gb18030":
        message = Text(
            f"既不是 UTF-8 文本，也不是 GB18030 文本：{where.zh}读不出来",
            f"neither UTF-8 nor GB18030 text: {where.en} cannot be read",
        )
    else:
        name = "UTF-8" if codec == "utf-8" else "UTF-16"
        message = Text(f"{name} 文本在{where.zh}处损坏", f"{name} text is damaged at {where.en}")
    help = Text(
        "请从原稿重新导出（编码选 UTF-8），不要在损坏的文件上补字。",
        "export it again from the original (UTF-8); do not patch the damaged file.",
    )
    return Undecodable(message, help, mark + start, data.decode(codec, "replace"), len(before))
