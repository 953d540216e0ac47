"""Rules between reports: this year's held against last year's, a government's against its own.

In come Digests and the rules that ask for `previous`, `children`, `siblings`, `history` or
`scope`; out go diagnostics in this year's file, which name the other. Which reports are relatives,
and how they were read, is not known here.

How it is used:

    outcomes = lint.outcomes(Task(item, pack, digest=True) for item in inputs)   # any map, cache
    digest = outcome.digest                    # None for what is no report, or could not be read
    relatives = Relatives(previous=last_year, history=(*earlier, last_year))
    found = check_between(digest, relatives, rules)          # pure: digests alone, no file is read
    outcome = joined(outcome, found, task)                   # linter.digesting: beside its own

What takes the text of many reports (copies) reads `digest.prose`, and makes its diagnostics by
`diagnostic_of`: a finding may stand on any figure, paragraph, title or sign-off (`Passage.place`,
`facts_of(digest).particulars`), and a note with a `path` in another report. `ordered` of
`engine.stamp` numbers those of equal content.

A relation whose figures are unknown in either report is silent, as in one report.
"""

from govlint.between.check import Compared, check_between, diagnostic_of
from govlint.between.digests import digest_of, facts_of

__all__ = ["Compared", "check_between", "diagnostic_of", "digest_of", "facts_of"]
