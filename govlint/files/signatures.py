"""How files begin: what decides which loader reads one, and what is said of one that is no text."""

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = b"%PDF-"
RTF = b"{\\rtf"
