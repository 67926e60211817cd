"""Words of other languages than English that stand in any text: rare here, and say nothing.

Only those that mean nothing in English texts: `war`, `plus` and `son` stay words.
"""

_GERMAN = """
aber auch auf aus bei beim bis dabei damit dann dass dem denen denn der deren des dessen die
dies diese diesem diesen dieser dieses doch durch ein eine einem einen einer eines für haben ihr
ihre im ist jedoch kann können mehr mit nach nicht nur ob oder ohne sehr sein seine sich sie
sind sowie über um und uns unser unsere unter vom von vor werden wenn wie wir wird wobei wurde
wurden zu zum zur zwischen
"""
_FRENCH = """
afin ainsi alors au aux avec avons ce ces cet cette chaque chez comme dans de depuis des deux
dont du elle elles en entre est et être il ils la le les leur leurs lors mais ne nos notre nous
ont ou où par parmi pas peut peuvent pour qu que quelle quelles qui sa sans se selon ses sont
sous sur tous tout toutes très un une vers
"""
_OTHERS = """
con como das del della delle dei di dos el entre es esta este gli las los nel não para per por
que se sobre sono su sus uma una
"""
"""Spanish, Italian and Portuguese."""

FUNCTION_WORDS = frozenset(
    word.encode() for text in (_GERMAN, _FRENCH, _OTHERS) for word in text.split()
)
"""In UTF-8, as the index has words."""
