"""Report to Facts: printed tables are laid onto the official forms.

In comes a `Report` with its `Source`, out go `Facts`: every figure under its key, with what is not
certain told as a remark. How a file was read and what rules ask of a figure is not known here.
"""
