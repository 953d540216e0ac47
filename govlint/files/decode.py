"""Bytes to text: UTF-8, UTF-16, GB18030, Big5; and a plain word about what is none of these."""

from __future__ import annotations

import codecs
import re

from govlint.bilingual import Text
from govlint.files.signatures import EMPTY_ZIP, OLE, PDF, RTF, ZIP
from govlint.text.pattern import lazy


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


def decode(data: bytes, most: int = 0) -> tuple[str, str]:
    """The text of `data` and the name of its encoding; a BOM is not part of the text.

    The encoding is `utf-8`, `utf-8-sig`, `gb18030`, `big5hkscs`, UTF-16 or UTF-32 as `utf-16-le`
    and the like (these with BOM), or `utf-16le`, `utf-16be` (without); `encode` is the inverse.
    Raises Undecodable.  UTF-8 with a few damaged bytes is never taken for GB18030: what most of the
    bytes say decides.  `most` is how many bytes it may have where markup and pictures make it
    larger than `MAX_TEXT`.
    """
    _refuse_known_files(data)
    if len(data) > (most or MAX_TEXT):
        raise too_large(most or MAX_TEXT)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, len(mark)), encoding
    if _is_binary(data):
        return _without_mark(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise _damaged(data, "utf-8", error.start, 0) from error
    if _is_big5(data):
        return data.decode("big5hkscs"), "big5hkscs"
    return _strictly(data, "gb18030", 0), "gb18030"


def encode(text: str, encoding: str) -> bytes:
    """The bytes `decode` read as `text` in `encoding`, the BOM included."""
    mark = next((mark for mark, name in _MARKS if name == encoding), b"")
    return mark + text.encode(encoding.removesuffix("-sig"))


_MARKS = (  # that of UTF-32 begins as that of UTF-16 does
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS = Text(
    "请用 Word 或 WPS 打开，另存为 docx 或“纯文本”（编码选 UTF-8），再检查。",
    "open it in Word or WPS, save it as docx or as plain text (UTF-8), and check that.",
)
_TYPED = Text(
    "图片和扫描件里没有文字：请先识别（OCR）或改用可复制文字的原稿。",
    "a picture holds no text: use OCR, or the original with text that can be copied.",
)
_UNPACK = Text(
    "请先解压，或改用 zip 压缩包，再检查里面的报告。",
    "unpack it, or pack the reports as a zip, and check that.",
)
_RENAME = Text(
    "文件内容与后缀不符：请把后缀改为 {}，再检查。",
    "its suffix does not say so: call it {} and check that.",
)
_PACKED = ("zip 压缩包", "a zip archive")
_KNOWN: tuple[tuple[bytes, tuple[str, str], Text | str], ...] = (
    (PDF, ("PDF 文件", "a PDF file"), ".pdf"),
    (ZIP, _PACKED, ".zip"),
    (EMPTY_ZIP, _PACKED, ".zip"),
    (
        OLE,
        ("旧版 Word / WPS / Excel 文件（doc、wps、xls）", "an old Word, WPS or Excel file"),
        _SAVE_AS,
    ),
    (RTF, ("RTF 文件", "an RTF file"), ".rtf"),
    (b"\x89PNG\r\n", ("PNG 图片", "a PNG picture"), _TYPED),
    (b"\xff\xd8\xff", ("JPEG 图片", "a JPEG picture"), _TYPED),
    (b"GIF8", ("GIF 图片", "a GIF picture"), _TYPED),
    (b"II*\0", ("TIFF 图片", "a TIFF picture"), _TYPED),
    (b"MM\0*", ("TIFF 图片", "a TIFF picture"), _TYPED),
    (b"Rar!\x1a", ("RAR 压缩包", "a RAR archive"), _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", ("7z 压缩包", "a 7z archive"), _UNPACK),
    (b"\x1f\x8b", ("gzip 压缩包", "a gzip archive"), _UNPACK),
    (b"BZh", ("bzip2 压缩包", "a bzip2 archive"), _UNPACK),
    (b"\xfd7zXZ\0", ("xz 压缩包", "an xz archive"), _UNPACK),
)
_TAR = 257  # where a tar file says what it is
MAX_BYTES = 200 * 1024 * 1024
"""The largest file that is opened; scans and pictures make large ones."""
MAX_TEXT = 4 * 1024 * 1024
"""The largest plain text, many times a report: more of it only takes memory."""
_USUAL = lazy("[\n\t 0-9、。，（）]")
_PLAIN = lazy(
    "[\t\n\r\x20-\x7e\xa0-\xff\u200b-\u206f\u2460-\u27bf\u3000-\u303f\u3400-\u9fff"
    "\uff00-\uffef\ufeff]"
)
_WIDE = lazy("[\u0800-\U0010ffff]")  # characters of three bytes or more in UTF-8
# Word leaves \x07 (cell mark), \x0b and \x0c (breaks) in copied text; few others are mistyped.
_CONTROL = re.compile(rb"[\x00-\x06\x08\x0e-\x1f]")


def _refuse_known_files(data: bytes) -> None:
    if data[_TAR : _TAR + 5] == b"ustar":
        raise _no_text("tar 压缩包", "a tar archive", _UNPACK)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        raise _no_text("WebP 图片", "a WebP picture", _TYPED)
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        raise _no_text("BMP 图片", "a BMP picture", _TYPED)
    for start, (zh, en), help in _KNOWN:
        if data.startswith(start):
            if isinstance(help, str):
                help = Text(_RENAME.zh.format(help), _RENAME.en.format(help))
            raise _no_text(zh, en, help)


def _no_text(zh: str, en: str, help: Text) -> Undecodable:
    return Undecodable(Text(f"这是 {zh}，不是文本", f"this is {en}, not text"), help)


def too_large(limit: int) -> Undecodable:
    """The file is larger than any report, which has no more than `limit` bytes."""
    size = limit >> 20
    return Undecodable(
        Text(f"文件太大：超过 {size} MB，不像年度报告", f"too large for a report: over {size} MB"),
        Text("请检查是否选错文件。", "was this the right file?"),
    )


def _is_binary(data: bytes) -> bool:
    controls = _CONTROL.findall(data)
    if len(controls) * 100 > len(data):
        return True
    if b"\0" not in controls:
        return False
    from govlint.files.misread import report_words

    # Some zero bytes may have fallen into a text; a program or picture has no such words.
    return max(report_words(data.decode(codec, "ignore")) for codec in ("utf-8", "gb18030")) < 3


def _without_mark(data: bytes) -> tuple[str, str]:
    """The text of UTF-16 without a BOM.  Raises Undecodable for anything else."""
    read = [(text, name) for name in ("utf-16le", "utf-16be") if (text := _wide(data, name))]
    if read:  # the other order makes other characters of line ends, digits and punctuation
        return max(read, key=lambda one: len(_USUAL.findall(one[0])))
    first = _CONTROL.search(data)
    offset = first.start() if first else 0
    message = Text(
        f"这是二进制数据，不是文本（第 {offset + 1} 个字节是控制符）",
        f"this is binary data, not text (byte {offset + 1} is a control character)",
    )
    raise Undecodable(message, _SAVE_AS, offset)


def _wide(data: bytes, codec: str) -> str:
    """UTF-16 text with hardly a character that no report has; empty if it is none."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return ""
    plain = len(_PLAIN.findall(text))
    usual = len(_USUAL.findall(text))
    return text if plain * 50 >= len(text) * 49 and usual * 50 >= len(text) else ""


def _is_big5(data: bytes) -> bool:
    """Whether bytes say more of a report in Big5 than in GB18030."""
    from govlint.files.misread import report_words

    head = data[: 1 << 16]
    shown = head.decode("big5hkscs", "ignore")
    return (
        report_words(shown) > 2
        and report_words(shown) > report_words(head.decode("gb18030", "ignore"))
        and _is_whole(data, "big5hkscs")
    )


def _is_whole(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether more whole UTF-8 characters of three bytes or more stand here than faults.

    In UTF-8 Chinese nearly every character is such a sequence; in GB18030 Chinese read as UTF-8
    hardly any is, and nearly every character is a fault.
    """
    shown = data.decode("utf-8", "replace")
    faults = shown.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole = len(_WIDE.findall(shown)) - shown.count("\ufffd")
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
        name = codec.upper().removesuffix("-LE").removesuffix("-BE")
        message = Text(f"{name} 文本在{where.zh}处损坏", f"{name} text is damaged at {where.en}")
    help = Text(
        "请从原稿重新导出（编码选 UTF-8），不要在损坏的文件上补字。",
        "export it again from the original (UTF-8); do not patch the damaged file.",
    )
    return Undecodable(message, help, mark + start, data.decode(codec, "replace"), len(before))
