"""What a value of a YAML file may be: how it is read, and the JSON Schema that says the same.

A kind of file is a table of `Field`s by key; the loader reads by it and the schema is made of it,
so that no key and no type can be in one and not in the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from govlint.bilingual import Text
from govlint.errors import MOST_FAULTS, UserError, closest, each
from govlint.errors import sound as sound_of
from govlint.text.characters import fold
from govlint.yamlfile.node import NO_NAMES, Node

Schema = dict[str, Any]


class Shape(NamedTuple):
    """`read` turns a value into what the program keeps; `schema` is a JSON Schema (draft 7)."""

    read: Callable[[Node], Any]
    schema: Schema


class Field(NamedTuple):
    """A key of a mapping: what stands under it, and what an editor shows of it.

    `usual` is what is kept where the key is left out, which it may not be when it is `needed`.
    """

    shape: Shape
    about: Text = Text("", "")
    usual: Any = None
    needed: bool = False


ANY = Shape(lambda node: node.value, {})
TEXT = Shape(Node.text, {"type": "string", "pattern": r"\S"})
ANY_TEXT = Shape(Node.any_text, {"type": "string"})
WORD = Shape(Node.word, {"type": ["string", "integer"], "pattern": r"\S"})  # a code may be a number
WHOLE = Shape(
    Node.number,
    {
        "anyOf": [
            {"type": "integer", "minimum": 0},
            {"type": "string", "pattern": r"^\s*[0-9０-９]{1,9}\s*[年字个]?\s*$"},
        ]
    },
)
FLAG = Shape(Node.flag, {"type": "boolean"})


def one_of(what: Text, known: Iterable[str], names: Mapping[str, str] = NO_NAMES) -> Shape:
    """One of the words known, also under its other `names`."""
    known = tuple(known)
    return Shape(lambda node: node.one_of(what, known, names), {"enum": [*known, *names]})


def _percent(node: Node) -> int:
    number = node.value
    if type(number) is not int or not 0 <= number <= 100:
        raise node.fault("这里应是 0 到 100 的整数", "this must be a whole number from 0 to 100")
    return number


PERCENT = Shape(_percent, {"type": "integer", "minimum": 0, "maximum": 100})


def number_of(what: Text, numbers: range) -> Shape:
    """One of some whole numbers; `what` names it."""
    least, most = numbers[0], numbers[-1]

    def read(node: Node) -> int:
        if (number := node.number()) not in numbers:
            zh, en = f"{what.zh}是 {least} 到 {most}", f"the {what.en} is {least} to {most}"
            raise node.fault(zh, en)
        return number

    return Shape(read, {"enum": list(numbers)})


def some(item: Shape, least: int = 1, split: bool = False) -> Shape:
    """One thing, or a list of such: read as a tuple.

    With `split` a text is parted at `、`.
    """
    several = [{"type": "string", "pattern": "[^、 ] *、 *[^、 ]"}] if split else []
    return Shape(
        lambda node: tuple(each(node.items(least, split), item.read)),
        {"anyOf": [item.schema, _array(item, least), *several]},
    )


def listed(item: Shape, least: int = 0) -> Shape:
    """A list, even of one thing: read as a tuple."""

    def read(node: Node) -> tuple[Any, ...]:
        if not isinstance(node.value, list):
            raise node.fault("这里应是列表：[甲, 乙]", "this must be a list: [a, b]")
        return tuple(each(node.items(least), item.read))

    return Shape(read, _array(item, least))


def pairs(value: Shape) -> Shape:
    """A mapping of any keys to values of one shape: read as a tuple of pairs."""

    def read(node: Node) -> tuple[tuple[str, Any], ...]:
        return tuple(each(node.mapping().items(), lambda pair: (pair[0], value.read(pair[1]))))

    return Shape(read, {"type": "object", "additionalProperties": value.schema})


def record(fields: Mapping[str, Field], make: Callable[..., Any] | None = None) -> Shape:
    """A mapping with the keys of some fields: what `make` makes of the node and its values."""

    def read(node: Node) -> Any:
        found = values(node, fields)
        return make(node, found) if make else found

    return Shape(read, schema_of(fields))


def values(node: Node, fields: Mapping[str, Field]) -> dict[str, Any]:
    """The value of every field.  Raises one UserError with the faults of all of them."""
    found, error = sound(node, fields)
    if error is not None:
        raise error
    return found


def sound(node: Node, fields: Mapping[str, Field]) -> tuple[dict[str, Any], UserError | None]:
    """The value of every field that can be read, and the faults of all others.

    A needed one that is not there has no value.
    """
    found = node.mapping()
    wrong = [key for key in found if key not in fields][:MOST_FAULTS]
    meant = {_meant(key, fields) for key in wrong}

    def value(key: str) -> Any:
        if key not in fields:
            raise _unknown_key(found[key], key, fields)
        if key in found:
            return fields[key].shape.read(found[key])
        if fields[key].needed and key not in meant:
            raise node.lacking(key)
        return fields[key].usual

    keys = dict.fromkeys((*found, *fields))
    pairs, error = sound_of(keys, lambda key: (key, value(key)))
    return dict(pairs), error


def schema_of(fields: Mapping[str, Field]) -> Schema:
    """The schema of a mapping with the keys of some fields and no others."""
    return {
        "type": "object",
        "properties": properties(fields),
        "required": [key for key, field in fields.items() if field.needed],
        "additionalProperties": False,
    }


def properties(fields: Mapping[str, Field]) -> Schema:
    """The schema of each field, with what an editor shows of it."""
    return {
        key: ({"description": " ".join(about)} if (about := field.about).zh else {})
        | field.shape.schema
        for key, field in fields.items()
    }


def _meant(key: str, known: Iterable[str]) -> str:
    """The key that is meant by one that is not known; "" where none is near."""
    word = fold(key).strip("“”‘’\"' ")
    named = CHINESE_KEYS.get(word, word)
    return named if named in known else closest(word, known)


def _unknown_key(node: Node, key: str, known: Iterable[str]) -> UserError:
    """The error of a key that is not known, with the one that is meant."""
    if meant := _meant(key, known):
        zh = f"没有这个键：{key}。是不是 {meant}？"
        return node.fault(zh, f"no such key: {key}. did you mean {meant}?", of_key=True)
    return node.unknown(_KEY, known, of_key=True)


def _array(item: Shape, least: int) -> Schema:
    return {"type": "array", "items": item.schema, "minItems": least}


_KEY = Text("键", "key")
_SAID = """
名称:name 标题:title 依据:basis 级别:level 把握:confidence 说明:note
提示:message 下一步:help 机关:organs 起始年:since 范围:in 位置:in 例外:unless
除非:unless 改为:replace 应为:replace 替换:replace 禁止:forbid 不得:forbid
要求:require 必须:require 部分:section 格:cell 单元格:cell 日期:date 词表:terms
关系:assert 断言:assert 条件:when 当:when 数字:figures 单位:unit 近旁:near
表:table 对:each 最少:min 最多:max 类型:type 规则包:pack 地区:region 忽略:ignore
语言:language 基线:baseline 理由:reason 规则:rule 路径:path 截止:until
上级:extends 字母:letters 去掉:drop 提到:mentions 写到:mentions 模式:pattern
修复:repair
"""
CHINESE_KEYS = dict(pair.split(":") for pair in _SAID.split())
"""The Chinese words people may write for keys: what they are asked after."""
