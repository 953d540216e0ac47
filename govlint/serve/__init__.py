"""The page and the native engine over HTTP, for an office with a server of its own.

In come files by `/api/check`, out goes what is found, in a format of the reporters or as a Word
file with comments; at `/` is the page. Files are held in memory, checked in processes that are
ended when they take too long, and kept nowhere. Needs Starlette and uvicorn (`govlint[serve]`).
"""
