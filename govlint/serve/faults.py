"""What a request can be at fault for: a status, a code for programs, and words with a next step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from govlint.bilingual import Text


class Fault(NamedTuple):
    """One fault: the HTTP status, its code, what is wrong and what to do."""

    status: int
    code: str
    message: Text
    help: Text


class Refused(Exception):
    """A request that is not answered, and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message.en)
        self.fault = fault


def wrong_word(code: str, name: Text, word: str, known: Iterable[str]) -> Fault:
    """A word in the address that is none of those known."""
    every = "、".join(known), ", ".join(known)
    return Fault(
        400,
        code,
        Text(f"没有这个{name.zh}：{word}", f"there is no {name.en} {word}"),
        Text(f"可用的有：{every[0]}", f"there are: {every[1]}"),
    )


def too_large(megabytes: int) -> Fault:
    """More was sent than is taken."""
    return Fault(
        413,
        "too-large",
        Text(f"超过 {megabytes} MB，没有接收", f"over {megabytes} MB: it was not taken"),
        Text("请分几次传，或先检查是否选错文件", "send less at a time; was this the right file?"),
    )


def too_many(count: int) -> Fault:
    """More files were sent, or are in a zip, than are checked at once."""
    return Fault(
        413,
        "too-many",
        Text(f"一次超过 {count} 个文件，没有检查", f"over {count} files at once: not checked"),
        Text("请分几次传", "send fewer at a time"),
    )


NO_FILE = Fault(
    400,
    "no-file",
    Text("没有收到文件", "no file was sent"),
    Text(
        "请用 multipart/form-data 传文件，或把文件内容作为请求正文，并用 ?name= 写明文件名",
        "send it as multipart/form-data, or as the body with its name in ?name=",
    ),
)
BROKEN_FORM = Fault(
    400,
    "broken-form",
    Text("multipart 请求不完整，读不出文件", "the multipart body is broken"),
    Text("请重新传一次", "send it again"),
)
SLOW = Fault(
    408,
    "slow",
    Text("文件传得太慢，没有传完", "the file came too slowly, and not to its end"),
    Text("请检查网络，再传一次", "check the network, and send it again"),
)
BUSY = Fault(
    503,
    "busy",
    Text("正在检查的文件太多", "too many files are being checked"),
    Text("请稍后再传", "send it again later"),
)
ONE_FILE = Fault(
    400,
    "one-file",
    Text("一次只能批注一个 Word 文件", "comments are written into one Word file at a time"),
    Text("请逐个传，或换用 format=html、xlsx", "send one, or ask for format=html or xlsx"),
)
NO_WORD = Fault(
    415,
    "no-docx",
    Text("只有 .docx 能写批注", "only a .docx takes comments"),
    Text(
        "请在 Word 或 WPS 中另存为 .docx，或换用 format=html", "save it as .docx, or ask for html"
    ),
)
NO_FORMAT = Fault(
    406,
    "no-format",
    Text("没有 Accept 要的格式", "nothing in Accept can be given"),
    Text("可用的有：json、sarif、html、xlsx、docx", "there are: json, sarif, html, xlsx, docx"),
)
NO_PAGE = Fault(
    404,
    "no-such-page",
    Text("没有这个地址", "there is no such address"),
    Text("自查页在 /，接口在 /api/check", "the page is at /, the interface at /api/check"),
)
NO_METHOD = Fault(
    405,
    "wrong-method",
    Text("这个地址不接受这种请求", "this address takes no such request"),
    Text("检查用 POST /api/check，网页用 GET /", "POST /api/check to check, GET / for the page"),
)
WRONG_HOST = Fault(
    400,
    "wrong-host",
    Text("不认识请求中的主机名", "the host of the request is not known here"),
    Text("请用管理员给的地址打开；管理员可用 --allow-host 添加", "add it by --allow-host"),
)
OURS = Fault(
    500,
    "failed",
    Text("检查时程序出了错", "the program failed"),
    Text(
        "请换一份文件再试；仍然如此，请把版本告诉我们", "try another file; if it fails too, tell us"
    ),
)
