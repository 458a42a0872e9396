"""What the two sides of a bead say: negators, hedges, names, words cut out."""
