from collections.abc import Iterator

from govlint import Edit, Finding, Fix, Message, Source, edit_distance, rule

from .lib.citations import citations, respelt

STATE = "中华人民共和国"
FEES, FEES_NUMBER = "政府信息公开信息处理费管理办法", "国办函〔2020〕109号"
FEES_SHORT = "政府信息处理费管理办法"

WRONG_NUMBER = Message(
    zh="《政府信息公开信息处理费管理办法》的文号不符",
    en="the number is not that of 《政府信息公开信息处理费管理办法》",
    help_zh="应为“国办函〔2020〕109号”",
    help_en="it is “国办函〔2020〕109号”",
)
WRONG_NAME = Message(
    zh="办法的名称写作《{citation}》",
    en="the rules are called 《{citation}》",
    help_zh="应为《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    help_en="make it 《政府信息公开信息处理费管理办法》 (“国办函〔2020〕109号”)",
)


@rule(
    "GL711",
    "fee-rules-name",
    "信息处理费管理办法的名称、文号应当准确",
    en="The rules on processing fees are rightly cited",
    basis="《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
    level="info",
)
def fee_rules_name(source: Source) -> Iterator[Finding]:
    for citation in citations(source):
        if "费" not in citation.text:
            continue
        name = citation.text.removeprefix(STATE)
        match = citation.national() if FEES in name else None
        if match and "".join(match.group("code", "year", "serial")) != "国办函2020109":
            place = citation.behind.span(*match.span())
            yield WRONG_NUMBER.at(place, fix=Fix(False, (Edit(place, FEES_NUMBER),)))
        if FEES in name or not 0 < edit_distance(name, FEES, 3) <= 3 or name == FEES_SHORT:
            continue
        change = respelt(citation.name, FEES)
        yield WRONG_NAME.at(
            citation.place,
            citation=citation.text,
            fix=Fix(True, (Edit(*change),)) if change else None,
        )
