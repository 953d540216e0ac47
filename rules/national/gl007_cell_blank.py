from collections.abc import Iterator

from govlint import Facts, Finding, Message, rule

from .lib.cells import cells_in_words, grouped

MESSAGE = Message(
    zh="{cells}没有填写",
    en="{cells}: left blank",
    help_zh="请填数字；没有发生的填 0",
    help_en="fill in the figure; 0 for none",
)


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
        yield MESSAGE.at(cells[0].place, cells=where, cell=told)
