"""Reports of the forge in the media people publish them in."""
