from decimal import Decimal
from fractions import Fraction

import pytest

from govlint.identities.cells import cells
from govlint.identities.evaluate import evaluate, linear, spell, spelled_number
from govlint.identities.expression import Comparison, ExpressionError, Name, names, parse, rename
from govlint.identities.names import resolve, short_name
from govlint.model.facts import Cell


def value(text, **known):
    """The value of the left side of `text == 0`."""
    return evaluate(parse(f"{text} == 0").left, lambda path: known.get(path))


@pytest.mark.parametrize(
    "text, result",
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("8 / 4 / 2", 1),
        ("-a + 5", 2),
        ("- -a", 3),
        ("a * -2", -6),
        ("1 / 3", Fraction(1, 3)),
        ("0.1 + 0.2", Fraction(3, 10)),
        ("a / 0", None),
        ("a / (b - b)", None),
        ("a + unknown", None),
        ("0 * unknown", None),
        ("（a＋b）＊２", 16),
    ],
)
def test_values_are_exact_and_unknown_spreads(text, result):
    assert value(text, a=3, b=5) == result


def test_decimals_meet_fractions():
    assert value("a / 3 + b", a=Decimal("0.3"), b=Decimal("1.9")) == 2
    assert value("a", a=Decimal("2.50")) == Fraction(5, 2)
    assert type(value("a", a=Decimal("2.0"))) is int


def test_names_keep_scope_wildcard_and_column():
    comparison = parse("sum(outcome.refused.*) + previous.carried_out == sum(children.new)")
    assert names(comparison) == [
        Name("", "outcome.refused", True, 5),
        Name("previous", "carried_out", False, 26),
        Name("children", "new", False, 54),
    ]
    chinese = parse("sum(不予公开.*) + 上年.结转下年度 == sum(下级.本年新收)")
    assert [name.scope for name in names(chinese)] == ["", "previous", "children"]


def test_rename_gives_the_same_comparison_for_both_languages():
    mapping = {"本年新收": "new", "办理结果.总计": "outcome.total"}
    chinese = rename(parse("本年新收 - 1 <= 办理结果.总计"), mapping)
    assert chinese == rename(parse("new-1<=outcome.total"), {})
    assert isinstance(chinese, Comparison)


@pytest.mark.parametrize(
    "text, column, words",
    [
        ("", 1, "ends too early"),
        ("a", 2, "a comparison such as `==`"),
        ("a = b", 3, "write `==`"),
        ("a ==", 5, "a name, a number or `(`"),
        ("a == b == c", 8, "one comparison"),
        ("a == (b", 8, "`)` is missing"),
        ("a == b)", 7, "`)` cannot stand here"),
        ("(a == b)", 4, "`)` is missing"),
        ("outcome.* == 3", 8, "inside sum"),
        ("sum(a) == b", 5, "sum(path.*)"),
        ("a == children.b", 6, "write `sum(children.b)`"),
        ("a == 同级.b", 6, "write `sum(同级.b)`"),
        ("a == sum(上年.b)", 10, "is one figure"),
        ("sum == b", 5, "sum(path.*)"),
        ("a == 'x'", 6, "`'` means nothing here"),
        ("a == b if c", 8, "an operator or the end"),
        ("本年新收 ＝ 上年结转", 6, "write `==`"),
        ("-" * 150 + "a == b", 1, "too deeply nested"),
        ("a + " * 600 + "a == b", 1, "too long"),
    ],
)
def test_errors_are_plain_and_placed(text, column, words):
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert caught.value.column == column
    assert words in caught.value.message.en


def test_summary_is_a_name_and_sum_is_not():
    assert names(parse("summary == 1")) == [Name("", "summary", False, 1)]


def test_linear_weighs_left_minus_right():
    weighed = linear(parse("2 * (a - b) / 4 + 3 == b - -c * 2"))
    assert weighed is not None
    assert weighed.factors == {"a": Fraction(1, 2), "b": Fraction(-3, 2), "c": -2}
    assert weighed.constant == 3


def test_linear_keeps_what_cancels_out_and_refuses_products():
    weighed = linear(parse("a - a == 0"))
    assert weighed is not None
    assert weighed.factors == {"a": 0}
    assert linear(parse("a * b == 0")) is None
    assert linear(parse("1 / a == 0")) is None


def test_spelling_keeps_the_brackets_that_matter():
    for text in ("a - (b + c)", "(a + b) * c", "a / (b * c)", "-(a + b)", "a + b * c", "a - b - c"):
        assert spell(parse(f"{text} == 0").left, str) == text
    assert spelled_number(Decimal("3.50")) == "3.5"
    assert spelled_number(Fraction(1, 3)) == "0.3333"


def resolved(text, table="requests", each="column"):
    return resolve(parse(text), table, each)


@pytest.mark.parametrize(
    "chinese, english, table, each",
    [
        (
            "本年新收 + 上年结转 == 办理结果.总计 + 结转下年度",
            "new + carried_in == outcome.total + carried_out",
            "requests",
            "column",
        ),
        (
            "sum(不予公开.*) <= 三、本年度办理结果.（七）总计",
            "sum(outcome.refused.*) <= outcome.total",
            "requests",
            "column",
        ),
        ("不予公开.1.属于国家秘密 == 0", "outcome.refused.state_secret == 0", "requests", "column"),
        (
            "危及“三安全一稳定” == 0",
            "outcome.refused.security_stability == 0",
            "requests",
            "column",
        ),
        ("部分公开 == 0", "outcome.partial == 0", "requests", "column"),
        ("其他处理.其他 == 0", "outcome.other.other == 0", "requests", "column"),
        (
            "其他处理 == sum(其他处理.*)",
            "outcome.other == sum(outcome.other.*)",
            "requests",
            "column",
        ),
        (
            "自然人 + sum(法人或其他组织.*) == 总计",
            "natural_person + sum(legal_person.*) == total",
            "requests",
            "row",
        ),
        ("制发 <= 现行有效", "issued <= in_force", "disclosure", "row"),
        ("规范性文件 >= 规章", "normative_documents >= regulations", "disclosure", "column"),
        ("值 >= 0", "value >= 0", "requests", "cell"),
        (
            "表三.办理结果.总计.总计 >= 表四.行政复议.总计 + sum(表三.新收.法人或其他组织.*)",
            "requests.outcome.total.total"
            " >= remedies.review.total + sum(requests.new.legal_person.*)",
            None,
            "report",
        ),
    ],
)
def test_chinese_is_english(chinese, english, table, each):
    assert resolved(chinese, table, each) == resolved(english, table, each)


@pytest.mark.parametrize(
    "text, column, words, table, each",
    [
        ("new == 办理结果.总记", 8, "did you mean 办理结果.总计?", "requests", "column"),
        ("new == outcome.totl", 8, "did you mean outcome.total?", "requests", "column"),
        ("0 == outcome", 6, "write `sum(outcome.*)`", "requests", "column"),
        ("sum(new.*) == 0", 5, "write `new`", "requests", "column"),
        ("natural_person == 0", 1, "no row `natural_person`", "requests", "column"),
        ("new == 0", 1, "the one name is `value`", "requests", "cell"),
        ("requst.new.total == 0", 1, "no table `requst`", None, "report"),
        ("requests.outcome.total == 0", 1, "is no table.row.column", None, "report"),
        ("sum(requests.outcome.refused.*) == 0", 5, "is no table.row.column", None, "report"),
        ("disclosure.fees.issued == 0", 1, "is no table.row.column", None, "report"),
    ],
)
def test_an_unknown_name_is_an_error_with_the_nearest(text, column, words, table, each):
    with pytest.raises(ExpressionError) as caught:
        resolved(text, table, each)
    assert caught.value.column == column
    assert words in caught.value.message.en


def test_whole_names_of_cells_are_unambiguous():
    assert len(set(cells().values())) == len(cells()) == 226
    assert cells()["requests.outcome.other.other.legal_person.other"] == Cell(
        "requests", "outcome.other.other", "legal_person.other"
    )


def test_short_names():
    assert short_name("requests", "row", "outcome.total") == "办理结果总计"
    assert short_name("requests", "row", "new") == "本年新收"
    assert short_name("requests", "column", "legal_person.other") == "法人或其他组织·其他"
