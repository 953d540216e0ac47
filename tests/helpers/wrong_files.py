"""Packs and configurations as people get them wrong: what each file says, by what it is about."""

from __future__ import annotations

_HEAD = "YL801:\n  name: yunling-words\n  title: 标题\n"
_FEE = "  figures: {收取金额: {in: 第六部分, near: 收取, unit: 元}}\n"

_RULES = {
    "a key, a limit and a placeholder": (
        "  levle: info\n  section: 5\n  min: 9\n  max: 3\n  message: '{a}{b}'\n"),
    "two cells that are none": "  each: report\n  assert: 表三.本年新受.总计 == 表四.复议.总记\n",
    "two rows that are none": "  each: 列\n  table: 表三\n  assert: 本年新受 + 上年结传 == 1\n",
    "a table that is none": "  each: 列\n  table: 表5\n  assert: 本年新收 == 1\n",
    "one equals sign": "  each: 列\n  table: 三\n  assert: 本年新收 ＝ 上年结转\n",
    "a comparison in words": "  each: 列\n  table: 表三\n  assert: 本年新收 大于 上年结转\n",
    "no comparison": "  when: 表四.行政复议.总计\n  section: 1\n",
    "a row for a cell": "  when: 复议 > 0\n  section: 1\n",
    "a column left out": "  cell: 表三.本年新收\n  type: 整形\n  min: 零\n",
    "what is mentioned": "  when: {mention: 复议, in: 第七部分}\n  section: 1\n",
    "other reports in a condition": "  when: 上年.表四.行政复议.总计 > 0\n  section: 1\n",
    "a condition of a repair": "  repair: [GL401]\n  table: 表四\n  when: {mentions: 好}\n",
    "figures without unit or name": (
        "  figures: {收取: {near: 收取}, '收 费': {near: 收, unit: 元}}\n  when: 收取 > 1\n"
        "  forbid: 坏\n"),
    "a unit that is none": (
        "  figures: {收取: {near: 收取, unit: 块}}\n  when: 收取 > 1\n  forbid: 坏\n"),
    "a figure misspelt": f"{_FEE}  each: report\n  assert: 收取金领 <= 1\n",
    "a figure of a column": f"{_FEE}  each: 列\n  table: 表二\n  assert: 收取金额 <= 1\n",
    "a figure for nothing": f"{_FEE}  forbid: 坏\n",
    "yuan times 10000": (
        f"{_FEE}  each: report\n  assert: 收取金额 <= 表二.行政事业性收费.本年收费金额 * 10000\n"),
    "a point that is not closed": "  in: [正文, 一.（二]\n  forbid: 坏\n",
    "a part that is none": "  section: [一, 第七部分]\n  numbers: 很多\n",
    "a scope misspelt": "  in: 正问\n  forbid: [坏, 3]\n",
    "Chinese keys": "  级别: 警告\n  forbid: 坏\n  范围: 正文\n",
    "a Chinese kind": "  禁止: 坏\n  级别: 警告\n",
    "a level and an organ": (
        "  level: 严重\n  organs: [乡镇, 村]\n  confidence: 很高\n  forbid: 坏\n"),
    "a year in words": "  since: 去年\n  forbid: 坏\n",
    "a pattern without end": "  forbid: [公开.*信息, '(坏', '信息 公开']\n",
    "a pattern of too many parts": "  forbid: '(?:(?!公)(?!开)(?!栏)..?){1,99}'\n",
    "a replacement that is forbidden": "  forbid: 坏\n  replace: 不坏\n",
    "a day of no year": "  date: 落款日期 <= 1月31日\n",
    "a date misspelt": "  date: 签名日期 <= 次年1月31日\n",
    "two kinds": "  forbid: 坏\n  require: 好\n",
    "no kind": "  table: 表三\n  each: 列\n",
    "a word that is right and wrong": "  terms: {错: 对错, 差: , 坏: {rigth: 好}}\n",
    "a full-width colon": "  level：警告\n  forbid: 坏\n",
    "a TAB": "\tforbid: 坏\n",
    "one blank too few": " forbid: 坏\n",
    "a second colon": "  forbid: 坏: 好\n",
    "a bracket that is not closed": "  forbid: [坏, 差\n",
    "a quote that is not closed": "  forbid: '坏\n",
}  # fmt: skip
_ENTRIES = {
    "a code in small letters": "yl801:\n  name: a\n  title: 标题\n  forbid: 坏\n",
    "a code in wide letters": "ＹＬ801:\n  name: a\n  title: 标题\n  forbid: 坏\n",
    "a name of two words": "YL801:\n  name: yunling_words\n  forbid: 坏\n",
    "three rules": (
        "YL801:\n  name: a\n  title: 一\n  forbid: 坏+\n"
        "YL802:\n  name: a\n  titel: 二\n  forbid: 坏\nYL803:\n  title: 三\n  section: 9\n"),
    "an amendment": "GL113:\n  amend: yes\n  level: 严重\n",
    "rules beside rules": (
        "YL801:\n  name: requests-balance\n  title: 一\n  forbid: 坏\n  yields_to: [YL999]\n"
        "GL999:\n  amend: true\n  level: info\n"),
}  # fmt: skip
_PACKS = {
    "a pack of nobody": "title: 云岭\nextends: nationl\ndrop: [GL301]\n",
    "a pack with a key": "titel: 云岭\nextends: national\nregion: 3301\nletters: yl\n",
    "rules that are not there": "title: 云岭\nextends: national\ndrop: [GL3O1, 没有的]\n",
}
_CONFIGS = {
    "keys": "slect: [GL3]\nlevels: {GL301: fatal}\njobs: 很多\n",
    "words": "select: [GL3O1]\nignore: [nonsense]\nlevels: {GL9999: info}\n",
    "a key and a word": "slect: [GL3]\nignore: [GL3O1]\n",
    "exceptions": "allow:\n  - rule: GL301\n    path: a\n  - {rule: GL3O1, path: b, reason: c}\n",
    "a date": "allow:\n  - {rule: GL301, path: a, reason: b, until: 2026-13-01}\n",
    "parts of paths": "paths:\n  a/**:\n    organ: village\n    select: [GL3]\n",
    "a region": "region: 12345\nlanguage: fr\nfail-on: 严重\n",
    "a pack and a baseline": "pack: nationl\nbaseline: known.jsonl\nrequire-plugins: [none]\n",
    "Chinese keys": "忽略: [GL301]\n规则包: national\n语言: zh\n",
    "a full-width colon": "pack：national\n",
    "a list": "- pack\n",
    "a level in Chinese": "levels:\n  GL301: 严重\n  GL3O2: 提示\n",
}

FILES = {
    **{f"rule: {name}": ("a.yaml", _HEAD + text) for name, text in _RULES.items()},
    **{f"rules: {name}": ("a.yaml", text) for name, text in _ENTRIES.items()},
    **{f"pack: {name}": ("pack.yaml", text) for name, text in _PACKS.items()},
    **{f"configuration: {name}": (".govlint.yaml", text) for name, text in _CONFIGS.items()},
}
"""The name of the file and what it says."""
