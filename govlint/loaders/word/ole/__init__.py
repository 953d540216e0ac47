"""Files of Word 97–2003 and of WPS, read from their binary streams ([MS-DOC])."""
