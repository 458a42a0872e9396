"""Numbers, money, units, dates and times: read with offsets, and compared as values."""
