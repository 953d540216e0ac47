from collections.abc import Iterator

from govlint import Finding, Fix, Message, Report, Source, rule

from .lib.chains import broken_chains

MESSAGE = Message(
    zh="有“{point}”，前面却没有“{lacking}”",
    en="“{point}” without “{lacking}” before it",
    help_zh="请补上缺的一点，或改正序数",
    help_en="add the point that is lacking, or renumber",
)


@rule(
    "GL112",
    "ordinal-chain",
    "“一是、二是”应当连续",
    en="一是, 二是, 三是 follow each other without a gap",
    basis="行文逻辑",
    level="warning",
)
def ordinal_chain(report: Report, source: Source) -> Iterator[Finding]:
    for section in report.sections:
        for broken in broken_chains(source, section):
            point, lacking = broken.named(broken.number), broken.named(broken.number - 1)
            yield MESSAGE.at(
                broken.place,
                point=point,
                lacking=lacking,
                fix=Fix(True, (broken.edit,)) if broken.edit else None,
            )
