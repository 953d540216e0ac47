from collections.abc import Iterator

from govlint import Facts, Finding, Text, rule

from .lib.cells import cells_in_words, grouped


@rule(
    "GL007",
    "cell-blank",
    "表格不应留空，没有发生的填 0",
    en="No cell is left blank; 0 stands for none",
    basis="国办公开办函〔2021〕30号（“发布内容不准确不全面”应予问责）",
)
def cell_blank(facts: Facts) -> Iterator[Finding]:
    for cells in grouped(fact for fact in facts.items if not fact.raw.strip()):
        where, told = cells_in_words(cells, facts)
        yield Finding(
            cells[0].place,
            Text(f"{where.zh}没有填写", f"{where.en}: left blank"),
            _FILL_IN,
            cell=told,
        )


_FILL_IN = Text("请填数字；没有发生的填 0", "fill in the figure; 0 for none")
