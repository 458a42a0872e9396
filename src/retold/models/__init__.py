"""The only room with models: they give meanings as rows of numbers, and load when asked."""
