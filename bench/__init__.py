"""The figures of the README: how right graphs are, what a build costs, and whether it repeats itself to the byte."""
