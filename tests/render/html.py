"""A forged report as a web page: plain to print, and as portals, old sites and Word make them.

    draft, fault = drawn(7, fault="wrong_cell")
    page(draft)             # one of STYLES; "plain" is the report and nothing else
    text(draft)             # the same report as plain text, tables by tabs

`page(draft, "plain")` prints to a PDF with a title, paragraphs and ruled tables.
"""

from __future__ import annotations

from html import escape
from random import Random

from forge import grid
from forge.draft import draw
from forge.faults import FAULTS
from forge.report import Draft, Fault, Table

STYLES = ("plain", "portal", "blocks", "old", "word")


def drawn(seed: int, form: str = "2021", fault: str | None = None) -> tuple[Draft, Fault | None]:
    """The report `forge(seed, …)` prints, before it is printed, and the fault done to it."""
    draft = draw(Random(f"report {seed}"), form)
    if fault is None:
        return draft, None
    return FAULTS[fault](draft, Random(f"{fault} {seed}"))


def text(draft: Draft) -> str:
    """The report as plain text, a paragraph a line, tables on their full grid."""
    out = [*draft.title, *draft.preamble]
    for part in draft.parts:
        out += [part.heading, *part.paragraphs]
        if part.table:
            out += ["", *("\t".join(row) for row in grid.full(part.table)), ""]
    return "\n".join([*out, *draft.signed]) + "\n"


def page(draft: Draft, style: str = "portal") -> str:
    """The report as a page in one of STYLES."""
    return _PAGES[style](draft)


def table(table: Table, cell: str = "<td{}>{}</td>", row: str = "<tr>{}</tr>\n") -> str:
    """The rows of an official table, merged cells with colspan and rowspan."""
    return "".join(
        row.format("".join(cell.format(_reach(box), escape(box.text)) for box in boxes))
        for boxes in grid.sheet(table)
    )


def _reach(box: grid.Box) -> str:
    across = f' colspan="{box.across}"' if box.across > 1 else ""
    return across + (f' rowspan="{box.down}"' if box.down > 1 else "")


def _body(draft: Draft, line: str, heading: str, framed: str, cell: str, row: str) -> str:
    """The report without its title, by the templates of its parts."""
    out = [line.format(escape(words)) for words in draft.preamble]
    for part in draft.parts:
        out.append(heading.format(escape(part.heading)))
        out += [line.format(escape(words)) for words in part.paragraphs]
        if part.table:
            out.append(framed.format(table(part.table, cell, row)))
    return "\n".join([*out, *(line.format(escape(words)) for words in draft.signed)])


def _plain(draft: Draft) -> str:
    body = _body(
        draft,
        "<p>{}</p>",
        "<h2>{}</h2>",
        "<table>\n{}</table>",
        "<td{}>{}</td>",
        "<tr>{}</tr>\n",
    )
    title = "<br>".join(map(escape, draft.title))
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 12pt "Noto Serif CJK SC", SimSun, serif; margin: 2cm }}
h1 {{ text-align: center; font-size: 18pt }} h2 {{ font-size: 14pt }} p {{ text-indent: 2em }}
table {{ border-collapse: collapse; width: 100%; font-size: 9pt }}
td {{ border: 1px solid #000; text-align: center; padding: 2px }}
tr {{ break-inside: avoid }}
</style></head><body><h1>{title}</h1>
{body}
</body></html>
"""


def _portal(draft: Draft) -> str:
    span = '<span style="font-family: 仿宋; font-size: 16pt;">{}</span>'
    body = _body(
        draft,
        f'<p style="text-indent: 2em; line-height: 1.75em;">\n\t{span}\n</p>',
        f'<p style="text-indent: 2em"><strong>{span}</strong></p>',
        '<div align="center"><table border="1" cellspacing="0" width="621"><tbody>{}</tbody>'
        "</table></div>\n<p>&nbsp;</p>",
        '\n<td{} valign="top" style="padding: 0 7px; border: 1px solid"><p style="text-align:'
        ' center">' + span + "</p></td>",
        '<tr style="height: 24px" class="firstRow">{}\n</tr>',
    )
    title = escape("".join(draft.title))
    place = escape(draft.signed[0]) if draft.signed else "青禾县人民政府"
    links = "".join(
        f'<li><a href="/col{n}/">{name}</a></li>'
        for n, name in enumerate(("首页", "政务公开", "政务服务", "互动交流", "走进青禾"))
    )
    return _PORTAL.format(title=title, place=place, links=links, body=body)


_PORTAL = """<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="ArticleTitle" content="{title}" /><title>{title}_{place}</title>
<script>if (a < b && c > d) {{ document.write("<div>一、总体情况</div>"); }}</script>
<style type="text/css">.TRS_Editor P {{ font-family: 宋体 }}</style></head>
<body><div class="header"><div class="logo">{place}</div><ul class="menu">{links}</ul>
<div class="tools"><span>无障碍</span> | <span>长者模式</span></div></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt;
<a href="/nb/">政府信息公开年报</a></div>
<div class="left"><h3>政府信息公开</h3><ul><li><a href="/zn/">政府信息公开指南</a></li>
<li><a href="/nb/">政府信息公开年报</a></li><li><a href="/ysq/">依申请公开</a></li></ul></div>
<div class="detail"><table class="card"><tr><td>索 引 号：</td><td>11330000/2025-00012</td>
<td>主题分类：</td><td>政务公开</td></tr><tr><td>发布机构：</td><td>{place}</td><td>公开日期：</td>
<td>2025-01-20</td></tr></table>
<h1>{title}</h1>
<div class="info"><span>发布时间：2025-01-20 09:30</span><span>来源：{place}</span>
<span>浏览次数：<em id="hits">12</em></span><span>字体：【<a href="#">大</a> <a href="#">中</a>
<a href="#">小</a>】</span></div><div style="display: none" class="summary">一、总体情况
<p>摘要</p></div>
<div class="content" id="zoom"><!--正文开始--><div class="TRS_Editor">
{body}
</div><!--正文结束--></div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="print"><a href="javascript:window.print()">【打印本页】</a>
<a href="javascript:window.close()">【关闭窗口】</a></div>
<div class="near"><p>上一篇：<a href="a.html">水利局公告</a></p>
<p>下一篇：没有了</p></div></div>
<div class="side"><h4>相关文章</h4><ul><li>
<a href="1.html">三、收到和处理政府信息公开申请情况解读</a></li></ul></div>
<div class="footer"><p>主办：{place}办公室　承办：青禾县大数据局</p>
<p>网站标识码：3300000001　浙ICP备00000001号</p>
<p>地址：青禾县人民路1号　电话：0570-0000000</p></div></body></html>
"""


def _blocks(draft: Draft) -> str:
    """Every paragraph a block of its own; the title in the text, and above it once more."""
    body = _body(
        draft,
        "<div><span>&emsp;&emsp;{}</span></div>",
        "<div><b>{}</b></div>",
        "<div><table><tbody>{}</tbody></table></div>",
        "<td{}><div>{}</div></td>",
        "<tr>{}</tr>",
    )
    titles = "".join(f'<div style="text-align:center">{escape(line)}</div>' for line in draft.title)
    title = escape("".join(draft.title))
    return f"""<html><head><meta charset="utf-8"></head><body>
<div class="wrap"><nav>首页 政务公开</nav>
<h2 class="tit">{title}</h2><p class="sub">来源：青禾县人民政府 日期：2025-01-20</p>
<div class="con">{titles}{body}</div><div class="ewm">扫一扫在手机打开当前页</div>
<div class="bot"><span>【打印】</span><span>【关闭】</span></div></div>
<footer>版权所有：青禾县人民政府</footer></body></html>
"""


def _old(draft: Draft) -> str:
    """A site of long ago: tables for layout, capital letters, hardly an end tag, lines by BR."""
    body = _body(
        draft,
        "　　{}<BR>",
        "<B>{}</B><BR>",
        "<TABLE BORDER=1 ALIGN=center>\n{}</TABLE><BR>",
        "<TD{}><FONT SIZE=2>{}",
        "<TR>{}\n",
    )
    title = "<BR>".join(map(escape, draft.title))
    return f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312">
<TITLE>{title}</TITLE></HEAD><BODY BGCOLOR=#FFFFFF>
<TABLE WIDTH=776 ALIGN=center><TR><TD><A HREF=index.htm>首页</A><TD><A HREF=zw.htm>政务公开</A>
<TD><A HREF=bs.htm>网上办事</A><TR><TD COLSPAN=3>您现在的位置：
<A HREF=index.htm>首页</A> &gt;&gt; 正文
<TR><TD COLSPAN=3 ALIGN=center><FONT SIZE=5>{title}</FONT>
<TR><TD COLSPAN=3 ALIGN=center>发布日期：2025-1-20 &nbsp; 点击数：35
<TR><TD COLSPAN=3>{body}
<TR><TD COLSPAN=3 ALIGN=right>[<A HREF="javascript:print()">打印</A>] [<A HREF="#">关闭</A>]
<TR><TD COLSPAN=3 ALIGN=center>版权所有：青禾县人民政府</TABLE></BODY></HTML>
"""


def _word(draft: Draft) -> str:
    """Saved by Word: its own markup, numbers of headings in a list, lines broken anywhere."""
    run = (
        "<span lang=EN-US style='font-size:16.0pt;\nmso-bidi-font-size:11.0pt'>{}<o:p></o:p></span>"
    )
    body = _body(
        draft,
        f"<p class=MsoNormal style='text-indent:32.0pt;mso-char-indent-count:2.0'>{run}</p>\n",
        "<h1>{}</h1>",
        "<div align=center><table class=MsoNormalTable border=1 style='mso-yfti-tbllook:1184'>"
        "{}<![if !supportMisalignedColumns]><![endif]></table></div>",
        f" <td{{}} valign=top style='mso-border-alt:solid windowtext .5pt'>\n"
        f" <p class=MsoNormal align=center>{run}</p>\n </td>\n",
        "<tr style='mso-yfti-irow:0'>\n{}</tr>\n",
    )
    for part in draft.parts:
        body = body.replace(f"<h1>{escape(part.heading)}</h1>", _numbered(part.ordinal, part.name))
    titles = "".join(f"<p class=MsoTitle>{escape(line)}<o:p></o:p></p>\n" for line in draft.title)
    return f"""<html xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:o="urn:schemas-microsoft-com:office:office" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312">
<meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml>
 <o:DocumentProperties><o:Author>一、总体情况</o:Author></o:DocumentProperties>
</xml><![endif]--><style><!-- p.MsoNormal {{mso-style-parent:"";}} --></style></head>
<body lang=ZH-CN><div class=WordSection1 style='layout-grid:15.6pt'>
{titles}{_wrapped(body)}
<p class=MsoNormal><span style='mso-hide:all;display:none'>草稿<o:p></o:p></span></p>
</div></body></html>
"""


def _numbered(ordinal: str, name: str) -> str:
    return (
        "<h1 style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-fareast-"
        f"font-family:黑体'><span style='mso-list:Ignore'>{ordinal}<span style='font:7.0pt"
        ' "Times New Roman"\'>&nbsp;&nbsp;&nbsp;\n</span></span></span><![endif]>'
        f"<span style='font-family:黑体'>{escape(name)}</span></h1>"
    )


def _wrapped(body: str) -> str:
    """A line end after some full stops and commas, where Word breaks its lines."""
    return body.replace("，", "，\n").replace("《中华", "《\n中华")


_PAGES = {
    "plain": _plain,
    "portal": _portal,
    "blocks": _blocks,
    "old": _old,
    "word": _word,
}
