"""What the page says in both languages; `web/page.html` and `web/page.js` name them by key."""

from __future__ import annotations

from govlint.bilingual import Text

WORDS = {
    "title": Text("年报自查", "Annual report check"),
    "lead": Text(
        "政府信息公开工作年度报告，报送之前先查一遍：错在哪里、为什么、应填多少、怎么改。",
        "Check a disclosure annual report before it is filed: what is wrong, where, why, and what "
        "the right figure is.",
    ),
    "private": Text(
        "文件只在这台电脑上检查，不上传、不联网，断开网络也能用。",
        "Files are checked on this computer. Nothing is sent anywhere; it works without a network.",
    ),
    "drop": Text("把报告拖到这里", "Drop reports here"),
    "choose": Text("选择文件", "Choose files"),
    "paste": Text("粘贴文字", "Paste text"),
    "sample": Text("看看样例", "See an example"),
    "sample_name": Text("样例.txt", "example.txt"),
    "formats": Text(
        "Word、WPS、PDF、OFD、网页、表格、文本，或装着它们的 zip；可以一次选多份。",
        "Word, WPS, PDF, OFD, web pages, spreadsheets, text, or a zip of them; many at once.",
    ),
    "text": Text("报告全文", "Text of the report"),
    "check": Text("检查这段文字", "Check this text"),
    "pasted": Text("粘贴的文字.txt", "pasted text.txt"),
    "pack": Text("按哪里的要求", "Whose requirements"),
    "organ": Text("编报单位是", "The reporting body is"),
    "organ_": Text("看名称判断", "told by its name"),
    "organ_province": Text("省级政府", "a province"),
    "organ_city": Text("市级政府", "a city"),
    "organ_county": Text("县级政府", "a county"),
    "organ_township": Text("乡镇政府", "a township"),
    "organ_street": Text("街道办事处", "a street office"),
    "organ_department": Text("政府部门", "a department"),
    "starting": Text("正在准备，一两秒就好", "Getting ready: a second or two"),
    "ready": Text("准备好了", "Ready"),
    "busy": Text("正在检查第 {n} 份，共 {of} 份：{name}", "Checking {n} of {of}: {name}"),
    "restarting": Text("{name} 没能查完，已停止；接着查其余的", "{name} was stopped; going on"),
    "done": Text(
        "查完 {of} 份：错误 {error}，警告 {warning}，提示 {info}",
        "{of} checked: {error} errors, {warning} warnings, {info} notes",
    ),
    "unread": Text("，{n} 份没有读出来", ", {n} not read"),
    "files": Text("各份报告", "Reports"),
    "file": Text("文件", "file"),
    "error": Text("错误", "errors"),
    "warning": Text("警告", "warnings"),
    "info": Text("提示", "notes"),
    "result": Text("结果", "result"),
    "waiting": Text("等待检查", "waiting"),
    "checking": Text("正在检查", "checking"),
    "clean": Text("没有发现问题", "no findings"),
    "skipped": Text("不是年报，跳过", "no report, passed over"),
    "crashed": Text("有规则出错，没有查完", "a rule crashed: not fully checked"),
    "word": Text("下载带批注的 Word", "Word file with comments"),
    "mended": Text("下载改好的副本", "Mended copy"),
    "unsafe": Text("连应填的数字一起改", "with the right figures"),
    "mended_done": Text(
        "{n} 处改动已写成修订：在 Word 或 WPS 的“审阅”中逐条接受或拒绝。",
        "{n} tracked changes: accept or reject each in Word or WPS under Review.",
    ),
    "mended_none": Text(
        "没有可以直接改的地方，副本里只有批注。",
        "Nothing could be changed outright: the copy has comments alone.",
    ),
    "not_made": Text(
        "没能写出这份文件（可能有数字签名或已损坏）。请另存一份再试，或下载结果表。",
        "The file could not be made (it may be signed or damaged). Save a copy and try again, or "
        "take the table.",
    ),
    "table": Text("下载结果表", "Table of findings"),
    "next": Text("看下一处问题", "Next finding"),
    "print": Text("打印", "Print"),
    "all": Text("下载全部结果表", "Table of all findings"),
    "clear": Text("清空", "Clear"),
    "only_docx": Text(
        "批注和修订只能写进 .docx；别的格式请看下面的结果，或下载结果表。",
        "Only a .docx takes comments and changes; for others see below, or take the table.",
    ),
    "blank": Text("还没有写？填一份空白报告", "Not written yet? Start from a blank report"),
    "blank_lead": Text(
        "三张法定表格、各部分标题、收费说明和统计期限已经排好；上年结转从上年报告中取。",
        "The three official tables, headings, fee statement and period are in place; what was "
        "carried over is taken from last year's report.",
    ),
    "body": Text("单位全称", "Full name of the body"),
    "year": Text("报告年度", "Year reported on"),
    "last": Text("上年的报告（可不选）", "Last year's report (optional)"),
    "blank_docx": Text("下载 Word", "Word file"),
    "blank_xlsx": Text("下载表格（总计自动算）", "Workbook (adds up by itself)"),
    "blank_done": Text("已做好：{name}", "Made: {name}"),
    "blank_body": Text("请写明单位全称。", "Name the body, please."),
    "blank_year": Text(
        "请写四位年度（2020 年以后）。", "The year, please, in four digits (2020 or later)."
    ),
    "report": Text("检查结果", "Findings"),
    "old": Text(
        "这个浏览器太旧，打不开自查页。请用 Chrome 或 Edge 109 以上、Firefox 115 以上打开；"
        "360、QQ、搜狗等浏览器请切换到“极速模式”。",
        "This browser is too old for the page. Open it with Chrome or Edge 109, Firefox 115, "
        "Safari 16.4 or later.",
    ),
    "failed": Text(
        "没能启动。请换 Chrome、Edge 或 Firefox 的新版本打开，或重新下载这个网页。",
        "It did not start. Open it with a recent Chrome, Edge or Firefox, or download it again.",
    ),
    "switch": Text("English", "中文"),
    "made": Text("govlint {version} · {day} 制作", "govlint {version} · made on {day}"),
    "packs": Text("规则包：{packs}", "packs: {packs}"),
    "proof": Text(
        "这一页的安全策略（Content-Security-Policy）禁止一切网络连接，由浏览器执行。",
        "The security policy of this page forbids every connection; the browser enforces it.",
    ),
    "holds": Text(
        "内含 Pyodide（MPL-2.0）、CPython、PDFium、lark、ruamel.yaml、pluggy、colorama、olefile、"
        "XlsxWriter。",
        "Holds Pyodide (MPL-2.0), CPython, PDFium, lark, ruamel.yaml, pluggy, colorama, olefile, "
        "XlsxWriter.",
    ),
}
