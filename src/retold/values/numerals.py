"""What number words come to."""

from retold.values.units import ONES, SCALES, TENS


def value_of_words(words: list[str]) -> float:
    """What number words come to: two hundred thousand."""
    total = current = 0.0
    for word in words:
        if word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "hundred":
            current = (current or 1) * 100
        else:
            total += (current or 1) * SCALES[word]
            current = 0.0
    return total + current
