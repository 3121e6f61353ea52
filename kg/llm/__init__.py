"""A transcript → its mentions and relations, as a language model of the user's own reads them, in the place of kg.understand.

pieces → prompt → endpoint → answer → places → linking: the talk is cut into pieces, each is asked about, and of an answer
only that is believed which stands in the talk, word for word, and names what it says it names. Nothing is sent anywhere but by a `Reader`.
"""

from kg.llm.endpoint import Model
from kg.llm.reader import Answers, Needed, Reader

__all__ = ["Answers", "Model", "Needed", "Reader"]
