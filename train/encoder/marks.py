"""What marks the word pieces of talk in the arrays."""

CAPITAL = 1 << 15
"""Added to the pieces of a word that is written with a capital; only who reads edited talk sees it."""

WORD, SENTENCE, TURN, ANSWERS, ASKS, GOES_ON = (1 << bit for bit in range(6))
"""What the flags of a piece say: a word begins, a sentence, a turn, who speaks; that a garbled word is one with the last."""

PRONOUN_FROM = 5
"""The bit from which on the flags of edited talk say which pronoun a word is, counted from the last type of mentions."""
