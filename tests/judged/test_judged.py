"""The judged set: what is said of each piece is what a reviewer said of it."""

from __future__ import annotations

import pytest
from helpers.judged import Piece, judged, pieces, scores

from govlint import packs

PIECES = pieces()


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.name)
def test_a_piece_is_judged_as_the_reviewer_did(piece: Piece) -> None:
    made = judged(piece)
    assert made == piece.right + piece.wrong, made
    assert not piece.missed & made


def test_the_set_is_large_and_much_of_it_sound() -> None:
    assert len(PIECES) >= 150
    assert sum(not piece.right for piece in PIECES) * 4 >= len(PIECES)


def test_an_error_is_right_98_times_of_100() -> None:
    errors = {rule.code for rule in packs.load("national").rules if rule.level == "error"}
    made = [score for code, score in scores().items() if code in errors]
    assert sum(score.right for score in made) >= 0.98 * sum(score.found for score in made)
