"""Trace a story through its retellings."""
