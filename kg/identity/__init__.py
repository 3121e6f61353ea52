"""Who is who among people of no catalog, within a talk and across talks.

One person, though spelled in several ways:
- in one talk, a name whose first and last word sound the same ("alex kaczowski", "alex kachowsky"), and a single word that one full name
  of the talk alone begins or ends with ("sutton" of "richard sutton"); names that the file itself gives count, and are spelled as there,
  unless a catalog knows who bears them: then it is that person;
- in several talks, the same full name, unless the talks speak against it;
- in several talks, a full name that sounds the same, or the same single word, where both are spoken of beside one and the same person,
  organization, paper or data set that few talks speak of.

Two people, though of one name: a single word in two talks without such company; a full name in two talks of which each says where the
person works, if neither that nor anything else that they are spoken of beside is the same.

Ids stay when talks are added behind the others: a person bears the name that the first talk has for them, with the talk's id behind it
("john-in-talk-7") where the name alone does not tell who it is.
"""

from kg.identity.people import People, Told, told

__all__ = ["People", "Told", "told"]
