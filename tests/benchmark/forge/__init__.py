"""The forge of the benchmark: whole reports of invented places, with labelled faults.

It shares no code with govlint: the official form is written down here a second time, by hand, from
国办公开办函〔2021〕30号, so that a reader's mistake cannot be the forge's as well.
"""
