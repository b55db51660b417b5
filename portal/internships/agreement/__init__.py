"""The agreement of an internship: written, made as a document, signed by everyone, proved."""
