"""Files that do not hold the report say so, where it is, and are never taken for something else."""

from __future__ import annotations

import pytest
from helpers import word_files as word
from helpers.html_pages import TEXT, TITLE, source
from helpers.page_drawing import Sheet
from helpers.pdf_files import pdf

from govlint.files.decode import Undecodable
from govlint.loaders import pdfium
from govlint.loaders.word import docx
from govlint.loaders.word.rtf import load as load_rtf
from govlint.model.source import Source


@pytest.mark.parametrize(
    "markup, words",
    [
        (f"<h1>{TITLE}</h1><iframe src='a.html'></iframe>", "嵌入的另一个文件里（a.html）"),
        (f"<p>{TITLE}</p><embed type=application/pdf src=b.pdf>", "b.pdf"),
        ("<frameset><frame name=m src=main.html></frameset>", "main.html"),
        (
            f"<h1>{TITLE}</h1><p>附件：<a href='/c/年报.docx'>点击下载</a></p>",
            "附件里（/c/年报.docx）",
        ),
        ("<div id=app></div><script>window.data='x'</script>", "脚本"),
        (f"<h1>{TITLE}</h1><canvas></canvas><script src=a.js></script>", "脚本"),
        (
            f"<meta http-equiv=refresh content='0;url=b.html'><p>{TITLE}</p>",
            "转到另一个页面（b.html）",
        ),
        ("<div id=root>加载中</div><script src=a.js></script>", "脚本"),
    ],
)
def test_pages(markup: str, words: str) -> None:
    with pytest.raises(Undecodable) as caught:
        source(markup)
    assert words in caught.value.message.zh


@pytest.mark.parametrize(
    "style", ["visibility: hidden; opacity: 0;", "display:none", "position:absolute;left:-9999px"]
)
def test_a_report_that_a_script_was_to_show_is_read(style: str) -> None:
    text = source(f"<h1>{TITLE}</h1><div style='{style}'>{TEXT}</div>").text
    assert "一、总体情况" in text


def test_a_page_that_is_something_else_is_read() -> None:
    assert source("<p>通知</p><p>明天放假。</p><iframe src=map.html></iframe>" * 30).text


def test_pictures_in_word() -> None:
    picture = '<w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r>'
    with pytest.raises(Undecodable) as caught:
        docx.load(word.docx(word.p(TITLE) + word.p(picture)), "a.docx")
    assert "图片" in caught.value.message.zh
    long = word.p("本年度公开工作按规定开展。" * 20)
    assert docx.load(word.docx(long + word.p(picture)), "a.docx").text


def test_pictures_in_rich_text_and_on_a_page() -> None:
    for words in (rtf, source):
        with pytest.raises(Undecodable) as caught:
            words("青禾县人民政府{\\pict 00}<p>青禾县人民政府<img src=1.jpg>")
        assert "图片" in caught.value.message.zh


def test_a_title_in_the_header_of_the_pages_or_in_word_art() -> None:
    assert rtf(f"{{\\header {TITLE}\\par}}一、总体情况\\par 正文\\par").text.startswith(TITLE)
    art = f"{{\\sp{{\\sn gtextUNICODE}}{{\\sv {TITLE}}}}}{{\\sp{{\\sn a}}{{\\sv 77}}}}"
    shape = f"{{\\pard{{\\shp{{\\*\\shpinst{art}}}}}\\par}}一、总体情况\\par"
    assert TITLE in rtf(shape).text
    assert "77" not in rtf(shape).text
    assert TITLE not in rtf(f"{{\\footer {TITLE}\\par}}一、总体情况\\par").text


def rtf(words: str) -> Source:
    spelt = "".join(c if c.isascii() else f"\\u{ord(c) - 65536 * (ord(c) > 32767)}?" for c in words)
    return load_rtf(f"{{\\rtf1\\ansi {spelt}}}".encode(), "a.rtf")


@pytest.mark.parametrize(
    ("catalogue", "reason"),
    [
        ("/Names<</EmbeddedFiles<</Names[(a.docx) <</F(a.docx)/EF<</F 3 0 R>>>>]>>>>", "附件"),
        ("/AcroForm<</Fields[]/XFA 3 0 R>>", "XFA"),
    ],
)
def test_a_pdf_that_is_a_mere_cover(catalogue: str, reason: str) -> None:
    sheet = Sheet()
    sheet.text(72, 60, "请用 Adobe Reader 打开")
    data = pdf([sheet]).replace(b"/Type/Catalog", f"/Type/Catalog{catalogue}".encode())
    with pytest.raises(Undecodable) as caught:
        pdfium.load(data, "a.pdf")
    assert reason in caught.value.message.zh
    sheet.paragraphs(80, "本年度公开工作按规定开展，各项任务全面完成。" * 12)
    data = pdf([sheet]).replace(b"/Type/Catalog", f"/Type/Catalog{catalogue}".encode())
    assert pdfium.load(data, "a.pdf").text


def test_a_font_that_tells_no_characters() -> None:
    sheet = Sheet()
    for line in range(60, 400, 20):
        sheet.text(72, line, "年度报告" + "\x80\x81" * 3)
    with pytest.raises(Undecodable) as caught:
        pdfium.load(pdf([sheet]), "a.pdf")
    assert "文字对照表" in caught.value.message.zh
