"""Workbooks to text: what stands on their sheets, as it is printed."""
