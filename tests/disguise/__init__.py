"""Clean reports of the forge in disguise, in every format: what is read is what is printed."""
