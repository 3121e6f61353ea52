"""The figures of the README: how right graphs are, what a build and a large export cost, and whether it repeats itself to the byte."""
