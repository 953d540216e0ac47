"""Copies: whose text a report's text is, by winnowed fingerprints.

In come the paragraphs of reports, out go likenesses and the sentences two reports share. Who the
reports are of, what is a fault and how it is told is not known here.

The method is that of Schleimer, Wilkerson and Aiken, Winnowing (SIGMOD 2003): the hashes of all
character 10-grams, of every 8 in a row the least.  What all say is no copy: grams of the forms and
notices (`copies.stock`) and those in more than 1 % of the reports are dropped, and the more bodies
say a thing the less it counts.
"""
