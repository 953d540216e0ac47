from collections.abc import Iterator

from govlint import (
    Edit,
    Finding,
    Fix,
    Message,
    Note,
    Pattern,
    Report,
    Source,
    Text,
    excerpt,
    passages,
    rule,
)

MESSAGE = Message(
    zh="“{printed}”是修订前的提法{times}",
    en="the words are from before 2019{again}",
    help_zh="条例第五条为“坚持以公开为常态、不公开为例外”",
    help_en="article 5 has “坚持以公开为常态、不公开为例外”",
)


@rule(
    "GL713",
    "outdated-principle",
    "公开原则的表述应当是“以公开为常态、不公开为例外”",
    en="The principle is “以公开为常态、不公开为例外”",
    basis="《中华人民共和国政府信息公开条例》（国务院令第711号）第五条：坚持以公开为常态、不公开为例外",
    level="warning",
    since=2019,
    words=("原则",),
)
def outdated_principle(report: Report, source: Source) -> Iterator[Finding]:
    found = [
        (passage, match)
        for passage in passages(source, report)
        for match in _OUTDATED.finditer(passage.text)
        if "常态" not in passage.text[max(0, match.start() - 20) : match.end() + 20]
    ]
    if not found:
        return
    passage, match = found[0]
    times = f"（共 {len(found)} 处）" if len(found) > 1 else ""
    again = f", {len(found)} times" if len(found) > 1 else ""
    printed = excerpt(source.text[slice(*passage.span(*match.span()))])
    words = [passage.span(*match.span("word")) for passage, match in found]
    yield MESSAGE.at(
        passage.span(*match.span()),
        printed=printed,
        times=times,
        again=again,
        related=tuple(Note(passage.span(*match.span()), _AGAIN) for passage, match in found[1:]),
        fix=Fix(False, tuple(Edit(word, "常态") for word in words)),
    )


_AGAIN = Text("这里也是", "here as well")
_OUTDATED = Pattern(
    r"(?<!不)公开(?:作?为|是)(?P<word>(?:基本|一般)?原则)[\"'”]?[,、;和与]?[\"'“]?以?"
    r"不(?:予)?公开(?:作?为|是)(?:例外|特例)",
    "原则",
)
