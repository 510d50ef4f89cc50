"""Words of people's names that are no names: forms of address, and particles between names."""

from typing import Final

# Forms of address and offices that are written before names, in the languages of the nicknames.
# Words that are names as well are left out.
_TITLE_WORDS = """
president prasident presidente presidentin vice minister ministre chancellor kanzler premier
emperor countess comte grafin duchess herzog general colonel oberst lieutenant sergeant admiral
officer senator congressman congresswoman ambassador archbishop doctor doktor dott dottor dottore
dottoressa dott dra docteur dokter ing dipl ingeniero ingenieur ingegnere avv avvocato arq lic
licenciado monsieur madame mademoiselle mister misses missis signor signore signora signorina sig
senhor senhora srta sra gospodin gospozha meneer mevrouw dhr mevr fru frau fraulein herrn kyrios
kyria mgr judr mudr phdr rndr drs habil maulana maulavi mawlawi maulvi mawlana ayatollah
hojatoleslam
"""
_PARTICLE_WORDS = """
de da do dos das del della dello delle degli dei di du des la le les lo las los van von vom zu zum
zur der den het ten ter te tot op af al el ul ad ar as an ash at az bin bint binti bte ben ibn abu
abou abd abdul abdel umm um oum ould uld mac mc fitz the und na ne dit oglu ogly kyzy kizi qizi y bn
بن ابن ابو
"""

TITLES: Final = frozenset(_TITLE_WORDS.split())
PARTICLES: Final = frozenset(_PARTICLE_WORDS.split())
SERVANT: Final = frozenset({"abd", "abdul", "abdel"})
"""The particle that is half a name: another one in its place tells people apart."""
SAINTS: Final = {"st": "saint", "ste": "sainte", "sta": "santa"}
"""How the saints of surnames are shortened."""
