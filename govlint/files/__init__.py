"""Files to text: what is found under a path, what a file is, how its bytes are decoded.

In come paths and bytes, out go `Input`s, decoded text and, by `projection`, a `Source` made of
paragraphs and tables. What the text says is not known here.
"""
