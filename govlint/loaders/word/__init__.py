"""Word processors' files: .docx, .doc, .wps, .odt, .rtf."""
