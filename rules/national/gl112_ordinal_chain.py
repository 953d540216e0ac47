from collections.abc import Iterator

from govlint import Finding, Fix, Report, Source, Text, rule

from .lib.chains import broken_chains


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
            yield Finding(
                broken.place,
                Text(
                    f"有“{point}”，前面却没有“{lacking}”",
                    f"“{point}” without “{lacking}” before it",
                ),
                Text("请补上缺的一点，或改正序数", "add the point that is lacking, or renumber"),
                fix=Fix(True, (broken.edit,)) if broken.edit else None,
            )
