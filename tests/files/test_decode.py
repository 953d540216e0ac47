import codecs
import random

import pytest

from govlint.files.decode import Undecodable, decode, encode

TEXT = "云溪镇2024年政府信息公开工作年度报告\r\n\t新收\t１２\n“依申请”—𠮷\n" * 20


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030"],
)
def test_round_trip(encoding):
    data = encode(TEXT, encoding)
    assert decode(data) == (TEXT, encoding)
    assert encode(*decode(data)) == data


def test_a_bom_is_no_part_of_the_text():
    assert decode(codecs.BOM_UTF8 + b"a")[0] == "a"
    assert decode(codecs.BOM_UTF16_BE + "年".encode("utf-16-be"))[0] == "年"


@pytest.mark.parametrize("damage", [b"\xff", b"\x80\x80", b"\xe5\xb9"])
def test_damaged_utf8_is_not_taken_for_gb18030(damage):
    data = TEXT.encode()
    place = data.index("新收".encode(), 400)
    with pytest.raises(Undecodable) as caught:
        decode(data[:place] + damage + data[place:])
    fault = caught.value
    assert fault.offset == place
    line = len(data[:place].decode().split("\n"))
    assert f"第 {place + 1} 个字节（第 {line} 行）" in fault.message.zh
    assert f"byte {place + 1} (line {line})" in fault.message.en
    assert fault.text[fault.at] == "\ufffd"


def test_a_few_damaged_bytes_anywhere_are_found():
    chance = random.Random(20)
    data = bytearray(TEXT.encode())
    for _ in range(200):
        damaged = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            damaged[chance.randrange(len(damaged))] = chance.choice([0x80, 0xBF, 0xFE, 0xFF])
        try:
            text, encoding = decode(bytes(damaged))
        except Undecodable:
            continue
        assert encoding == "utf-8", text[:80]


def test_short_gb18030_is_gb18030():
    for text in ("镇2024年报告", "联通", "公开\n0\n", "一、总体情况", "规章\t0\t0\t0"):
        assert decode(text.encode("gb18030")) == (text, "gb18030")


def test_text_cut_in_the_middle_of_a_character():
    with pytest.raises(Undecodable, match="UTF-8 text is damaged"):
        decode(TEXT.encode()[:-3])


def test_damaged_gb18030_says_so():
    with pytest.raises(Undecodable, match="neither UTF-8 nor GB18030"):
        decode("政府信息公开工作".encode("gb18030") + b"\xff\xff\n")


def test_damaged_utf16_says_so():
    with pytest.raises(Undecodable, match="UTF-16 text is damaged"):
        decode(codecs.BOM_UTF16_LE + "年报".encode("utf-16-le") + b"\x00")


@pytest.mark.parametrize(
    "data, zh, en",
    [
        (b"%PDF-1.7\n", "PDF", "call it .pdf"),
        (b"PK\x03\x04....a.txt", "zip", "call it .zip"),
        (b"PK\x05\x06" + bytes(18), "zip", "call it .zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "旧版 Word", "as plain text"),
        (b"{\\rtf1\\ansi", "RTF", "call it .rtf"),
        (b"\x89PNG\r\n\x1a\n", "PNG", "OCR"),
        (b"\xff\xd8\xff\xe0", "JPEG", "OCR"),
        (b"BM\x36\x01\x00\x00\0\0\0\0\x36\0", "BMP", "OCR"),
        (b"II*\0\x08\0\0\0", "TIFF", "OCR"),
        (b"Rar!\x1a\x07\x01\0", "RAR", "pack the reports as a zip"),
        (b"7z\xbc\xaf\x27\x1c\0\4", "7z", "pack the reports as a zip"),
        (b"\x1f\x8b\x08\0", "gzip", "pack the reports as a zip"),
        (bytes(257) + b"ustar\x0000" + bytes(249), "tar", "pack the reports as a zip"),
        (b"abc\0def" * 9, "二进制", "as plain text"),
        (bytes(range(1, 32)) * 9, "二进制", "as plain text"),
        (b"a" * (4 * 1024 * 1024 + 1), "文件太大", "the right file"),
    ],
    ids=lambda value: value if isinstance(value, str) else "data",
)
def test_what_is_no_text_is_named(data, zh, en):
    with pytest.raises(Undecodable) as caught:
        decode(data)
    assert zh in caught.value.message.zh
    assert en in caught.value.help.en


def test_marks_word_leaves_are_no_binary_data():
    assert decode(b"a\x07\x0b\x0c\n")[1] == "utf-8"
    assert decode("报告\x02。".encode() + TEXT.encode())[1] == "utf-8"
