"""Pages of portals as they come: any furniture around a report, any boxes about its parts.

    page(Random(3), title, lines, signed, tables)

No class name or id means anything, and no page is like another.
"""

from __future__ import annotations

from html import escape
from random import Random

HEADS = (
    '<div><img src="logo.png"><span>青禾县人民政府门户网站</span></div>',
    "<div>今天是2025年1月25日 星期六</div>",
    '<ul><li><a href="/">首页</a></li><li><a href="/z">政务公开</a></li></ul>',
    '<form action="/s"><input name="q"><button>搜索</button></form>',
    '<div><span onclick="f()">无障碍阅读</span> <span>长者模式</span> <a href="/l">登录</a></div>',
    '<div style="display:none">政府信息公开工作年度报告</div>',
    "<table><tr><td><a href=/>首页</a><td><a href=/b>网上办事</a></table>",
)
PATHS = (
    "<div>当前位置：首页 &gt; 政务公开 &gt; 政府信息公开年报</div>",
    '<p>您的位置：<a href="/">首页</a> &gt;&gt; <a href="/n">年度报告</a></p>',
    '<div><a href="/">首页</a> - <a href="/z">政务公开</a> - 正文</div>',
    '<ol><li>您所在的位置：<a href="/">网站首页</a></li><li><a href="/n">年报</a></li></ol>',
    "",
)
MENUS = (
    '<div><h3>政府信息公开</h3><ul><li><a href="/1">政府信息公开指南</a></li></ul></div>',
    "<div><p>政府信息公开指南</p><p>法定主动公开内容</p><p>政府信息公开年报</p></div>",
    "<div>政府信息公开年报</div>",
    "",
)
ABOUT = (
    "<p>发布时间：2025-01-25 09:10　来源：青禾县人民政府　浏览次数：<span>35</span></p>",
    "<div><span>来源：县政府办</span><span>时间:2025-01-25</span><i>【字体：大 小】</i></div>",
    "<div>2025-01-25 17:20</div>",
    "<ul><li>索引号：X/2025-1</li><li>发布机构：县政府</li><li>主题分类：其他</li></ul>",
    "<table><tr><td>索 引 号<td>X/2025-1<td>文号<td>无<tr><td>成文日期<td>2025-01-25</table>",
    "<div>字号：<a href=#>大</a> <a href=#>中</a> <a href=#>小</a> 打印 分享到：微信 微博</div>",
    "<p>信息来源：县政府 | 发布日期：2025年01月25日 | 点击率：12</p>",
    "",
)
FEET = (
    "<div>分享到：<a href=#>微信</a><a href=#>微博</a></div>",
    "<div>【打印本页】 【关闭窗口】</div>",
    "<p>上一篇：没有了</p><p>下一篇：<a href=x>青禾县水利局年报</a></p>",
    "<div>扫一扫在手机打开当前页</div>",
    "<p>责任编辑：王某</p>",
    "<div><h4>相关文章</h4><ul><li><a href=y>青禾县民政局年报</a></li></ul></div>",
    "<div>您是第 <em>1024</em> 位访问者</div>",
)
SITES = (
    "<div><p>主办单位：青禾县人民政府 承办单位：县政府办公室</p><p>浙ICP备00000001号</p></div>",
    "<footer>地址：青禾县人民路1号 联系电话：0570-0000000</footer>",
    "<div>版权所有：青禾县人民政府<br>网站标识码：3300000001</div>",
    '<div><a href="/m">网站地图</a> | <a href="/w">联系我们</a></div>',
    "<table><tr><td>Copyright 2025<tr><td>浙公网安备 33000000000001号</table>",
)


def page(chance: Random, title: str, parts: list[str], signed: list[str]) -> str:
    """A page with a report: its title, its lines (markup of tables among them), its sign-off."""
    body = _body(chance, parts)
    head = f"<h1>{escape(title)}</h1>" if chance.random() < 0.6 else f"<div>{escape(title)}</div>"
    about = chance.choice(ABOUT)
    end = _body(chance, list(map(escape, signed)))
    if chance.random() < 0.4:
        end = f"<div align=right>{end}</div>"
    place = chance.randrange(4)
    if place == 0:
        main = f"{head}{about}<div>{body}{end}</div>"
    elif place == 1:
        main = f"<div>{head}{about}{body}{end}</div>"
    elif place == 2:
        main = f"<div>{head}</div><div>{about}</div><div><div>{body}</div>{end}</div>"
    else:
        main = f"{head}{about}<div><p>{escape(title)}</p>{body}{end}</div>"
    feet = "".join(chance.sample(FEET, chance.randrange(4)))
    main += feet if chance.random() < 0.5 else f"<div>{feet}</div>"
    above = "".join(chance.sample(HEADS, chance.randrange(5))) + chance.choice(PATHS)
    menu = chance.choice(MENUS)
    below = "".join(chance.sample(SITES, chance.randrange(4)))
    return _page_of(chance, above, menu, main, below)


def _body(chance: Random, parts: list[str]) -> str:
    kind = chance.randrange(5)
    if kind == 0:
        return "".join(f"<p>{part}</p>\n" for part in parts)
    if kind == 1:
        return "".join(f"<div>{part}</div>" for part in parts)
    if kind == 2:
        return "<br>\n".join(f"　　{part}" for part in parts) + "<br>"
    if kind == 3:
        return "".join(f"<p><span style='font-size:16pt'>{part}</span><p>" for part in parts)
    cut = chance.randrange(1, max(2, len(parts)))
    halves = ("".join(f"<p>{part}" for part in half) for half in (parts[:cut], parts[cut:]))
    return "".join(f"<section>{half}</section>" for half in halves)


def _page_of(chance: Random, above: str, menu: str, main: str, below: str) -> str:
    kind = chance.randrange(4)
    if kind == 0:
        return f"<body>{above}{menu}{main}{below}</body>"
    if kind == 1:
        return f"<body><div>{above}</div><div><div>{menu}</div><div>{main}</div></div>{below}"
    if kind == 2:
        return f"<body>{above}<table><tr><td>{menu}<td>{main}</table>{below}</body>"
    return f"<body>{above}<div><main>{main}</main><aside>{menu}</aside></div>{below}</body>"
