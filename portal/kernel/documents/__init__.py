"""Documents to print, send and archive: tagged PDF from Typst templates."""

from portal.kernel.documents.pdf import render_pdf

__all__ = ["render_pdf"]
