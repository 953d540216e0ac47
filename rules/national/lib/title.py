"""Words of titles."""

from __future__ import annotations

from govlint import Pattern

NO_BODY = Pattern(
    r"^(?:关于)?(?:20\d\d年?度?|二[〇零○Oo0]..年?度?)?(?:政府|政务|信息)[^,。]*(?:报告|年报)"
)


YEAR_DU = Pattern(r"(?:20\d\d|[二2][〇零○Oo0][^年]{2})年度", "年度")
