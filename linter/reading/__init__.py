"""Bytes to documents: decoding, then a format's mask over the original text."""
