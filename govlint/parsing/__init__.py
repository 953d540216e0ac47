"""Source to Report: text is cut into leaves, the leaves into a tree.

In comes a `Source`, out goes a `Report` in which every character lies in exactly one leaf. What the
official tables look like, which figures are due and what a rule makes of them is not known here;
of the forms only the words of their labels are, to tell a line of a table from a sentence.
"""
