"""The word layer: what a text is made of as it is compared, cut once for all stages."""
