"""The tables of README and docs: their columns, and which figure of which result stands where."""

from benchmarks.declared import corpora, lineages, pairs, reader, served, summary

TABLES = {
    **summary.TABLES,
    **pairs.TABLES,
    **corpora.TABLES,
    **lineages.TABLES,
    **reader.TABLES,
    **served.TABLES,
}
