from collections.abc import Iterator

from govlint import (
    Facts,
    Finding,
    Message,
    Note,
    Text,
    lookalike_difference,
    rule,
    same_body,
)

MESSAGE = Message(
    zh="落款单位是“{signed}”，标题里却是“{named}”{difference}",
    en="signed by “{signed}”, while the title names “{named}”{difference}",
    help_zh="请核对标题和落款，写同一个单位",
    help_en="check both; name one body in title and sign-off",
)


@rule(
    "GL703",
    "sign-off-organ",
    "落款单位应当与标题单位一致",
    en="The body that signs is the one in the title",
    basis="行文规范（落款与标题一致）",
    level="warning",
    confidence="medium",
    yields_to=("GL813",),
)
def sign_off_organ(facts: Facts) -> Iterator[Finding]:
    title, named = facts.particulars.title, facts.particulars.organ
    signed = facts.particulars.signed_organ
    if title is None or named is None or signed is None or named.place != title.place:
        return
    if same_body(named.value, signed.value):
        return
    yield MESSAGE.at(
        signed.place,
        signed=signed.value,
        named=named.value,
        difference=lookalike_difference(signed.value, named.value),
        related=(Note(title.place, Text("标题中的单位", "the body in the title")),),
    )
