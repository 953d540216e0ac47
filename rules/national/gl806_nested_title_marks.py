from collections.abc import Iterator

from govlint import Finding, Fix, Message, Report, Source, Span, excerpt, rule

from .lib.pairs import bracketed, single_marks

MESSAGE = Message(
    zh="{printed}在另一个书名号里，应当用〈〉",
    en="a title inside a title",
    help_zh="里层书名号请用〈〉",
    help_en="use 〈〉 for the inner title",
)


@rule(
    "GL806",
    "nested-title-marks",
    "书名号里的书名号应当用〈〉",
    en="Title marks inside title marks are single ones",
    basis="行文规范（标点符号用法）",
    level="info",
)
def nested_title_marks(source: Source, report: Report) -> Iterator[Finding]:
    for one in bracketed(source, report):
        outer = {pair.opened for pair in one.pairs if source.text[pair.opened] == "《"}
        for pair in one.pairs:
            if pair.opened in outer and pair.around in outer:
                printed = excerpt(source.text[pair.opened : pair.closed + 1])
                yield MESSAGE.at(
                    Span(pair.opened, pair.closed + 1),
                    printed=printed,
                    fix=Fix(True, single_marks(pair)),
                )
