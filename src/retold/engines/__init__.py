"""Who runs batches of the same stage functions: local processes, Spark, Sail.

A run is a chain of stages. Each takes the rows of those before it, spreads them by a key that is
computed inside each row, gathers the rows of some keys at a time, and leaves rows: functions from
Arrow record batch to record batches, that know nothing of who calls them. What a stage leaves lies
in a folder that appears when it is whole, so that a run that was stopped goes on after the last
stage that was finished, with the same engine or another one.
"""
