"""Why a file was not checked in the page, and the next step."""

from __future__ import annotations

from govlint.bilingual import Text
from govlint.files.decode import MAX_BYTES, too_large

_LARGE = too_large(MAX_BYTES)
FAULTS: dict[str, tuple[Text, Text]] = {
    "large": (_LARGE.message, _LARGE.help),
    "hanging": (
        Text("10 秒还没有查完，已停止", "it was not done in 10 seconds, and was stopped"),
        Text(
            "请在 Word 或 WPS 中另存一份再查；仍然如此的，请先检查是否选错文件",
            "save a copy in Word or WPS and check that; was this the right file?",
        ),
    ),
    "closed": (
        Text("文件打不开", "the file cannot be opened"),
        Text(
            "请看文件是否还在、是否正被别的程序占用；文件夹请打包成 zip，或多选其中的文件",
            "is it still there, or held by another program? Of a folder choose the files or zip it",
        ),
    ),
    "broken": (
        Text("检查时程序出了错，没有查完", "the program failed on it: it was not checked"),
        Text(
            "请在 Word 或 WPS 中另存一份再查；仍然如此，请把文件名和版本告诉我们",
            "save a copy in Word or WPS and check that; if it fails again, tell us",
        ),
    ),
}
