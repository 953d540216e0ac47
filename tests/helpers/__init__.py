"""What several tests use: files to read, packs to run, and ways to look at what comes out."""
