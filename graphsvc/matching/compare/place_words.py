"""Countries and large cities by their names in several languages.

Codes are those of ISO 3166-1; names are the English one and what the country and its neighbours
say. Folded Latin forms, an underscore between the words of one name; the first of a row stands
for the others.
"""

import re
from typing import Final

_COUNTRIES = """
united_states us usa united_states_of_america america estados_unidos etats_unis vereinigte_staaten
united_kingdom gb gbr uk great_britain britain reino_unido royaume_uni vereinigtes_konigreich
germany de deu deutschland allemagne alemania germania duitsland niemcy
france fr fra frankreich francia|spain es esp espana spanien espagne spagna
italy it ita italia italien italie|portugal pt prt
netherlands nl nld nederland holland niederlande pays_bas paises_bajos
belgium be bel belgie belgique belgien|switzerland ch che schweiz suisse svizzera suiza
austria at aut osterreich autriche|sweden se swe sverige schweden suede suecia
norway no nor norge norwegen norvege noruega|denmark dk dnk danmark danemark danemark dinamarca
finland fi fin suomi finnland finlande|ireland ie irl eire irland irlande irlanda
iceland is isl island islande|poland pl pol polska polen pologne
czech_republic cz cze czechia cesko ceska_republika tschechien|slovakia sk svk slovensko slowakei
hungary hu hun magyarorszag ungarn hongrie|romania ro rou rumanien roumanie
bulgaria bg bgr balgariya bulgarien|greece gr grc ellada hellas griechenland grece grecia
turkey tr tur turkiye turkei turquie|ukraine ua ukr ukraina
russia ru rus russian_federation rossiya rossiia|belarus by blr belarus
serbia rs srb srbija serbien|croatia hr hrv hrvatska kroatien|slovenia si svn slovenija
estonia ee est eesti|latvia lv lva latvija|lithuania lt ltu lietuva|georgia ge geo sakartvelo
armenia am arm hayastan|azerbaijan az aze azerbaycan|kazakhstan kz kaz qazaqstan
israel il isr yisrael|egypt eg egy misr agypten egypte|morocco ma mar maroc al_maghrib marokko
tunisia tn tun tunisie|algeria dz dza algerie al_jazair|saudi_arabia sa sau
united_arab_emirates ae are uae|qatar qa qat|kuwait kw kwt|lebanon lb lbn liban lubnan
jordan jo jor|iraq iq irq|iran ir irn|pakistan pk pak|india in ind bharat indien inde
bangladesh bd bgd|sri_lanka lk lka|nepal np npl
china cn chn zhongguo zhonghua peoples_republic_of_china prc chine|hong_kong hk hkg xianggang
taiwan tw twn|japan jp jpn nippon nihon japon|south_korea kr kor korea republic_of_korea hanguk
north_korea kp prk|vietnam vn vnm viet_nam|thailand th tha|malaysia my mys
singapore sg sgp singapur|indonesia id idn|philippines ph phl pilipinas filipinas
australia au aus australien|new_zealand nz nzl|canada ca can kanada|mexico mx mex
brazil br bra brasil brasilien|argentina ar arg|chile cl chl|colombia co col|peru pe per
venezuela ve ven|uruguay uy ury|ecuador ec ecu|south_africa za zaf suid_afrika|nigeria ng nga
kenya ke ken|ghana gh gha|ethiopia et eth|tanzania tz tza|uganda ug uga|luxembourg lu lux
"""
_CITIES = """
munich munchen muenchen monaco_di_baviera|cologne koln koeln|vienna wien vienne
zurich zuerich zurigo|geneva geneve genf ginevra|basel basle bale|bern berne|milan milano mailand
rome roma rom|turin torino|florence firenze florenz|venice venezia venedig|naples napoli neapel
genoa genova|prague praha prag|warsaw warszawa warschau varsovie|krakow krakau cracow
wroclaw breslau|gdansk danzig|lisbon lisboa lissabon|porto oporto|seville sevilla
zaragoza saragossa|copenhagen kobenhavn kopenhagen copenhague|gothenburg goteborg
brussels bruxelles brussel|antwerp antwerpen anvers|ghent gent gand
the_hague den_haag s_gravenhage|athens athina athenes|thessaloniki salonica
bucharest bucuresti bukarest|belgrade beograd|moscow moskva moskau moscou
saint_petersburg st_petersburg sankt_peterburg|kyiv kiev kyyiv|kharkiv kharkov|lviv lvov lemberg
odesa odessa|istanbul|izmir smyrna|cairo al_qahira kairo|jerusalem yerushalayim al_quds
mecca makkah|riyadh ar_riyad|beijing peking|guangzhou canton|tokyo|mumbai bombay|chennai madras
kolkata calcutta|bengaluru bangalore|ho_chi_minh_city saigon|yangon rangoon
new_york nyc new_york_city|los_angeles la|san_francisco sf san_francisco_bay_area
washington washington_dc washington_d_c|mexico_city ciudad_de_mexico cdmx|nuremberg nurnberg
hanover hannover|frankfurt frankfurt_am_main|strasbourg strassburg|lucerne luzern
bratislava pressburg
"""
# What is written in other scripts and does not come out of a letter-by-letter transliteration.
_NATIVE = {
    "東京": "tokyo",
    "大阪": "osaka",
    "京都": "kyoto",
    "日本": "japan",
    "中国": "china",
    "中國": "china",
    "香港": "hong_kong",
    "上海": "shanghai",
    "москва": "moscow",
    "россия": "russia",
    "україна": "ukraine",
    "киів": "kyiv",
    "القاهرة": "cairo",
    "مصر": "egypt",
    "서울": "seoul",
    "한국": "south_korea",
    "대한민국": "south_korea",
    "αθηνα": "athens",
    "ελλαδα": "greece",
}


def _names(table: str) -> dict[str, str]:
    rows = [row.split() for row in re.split(r"[|\n]", table) if row]
    return {name.replace("_", " "): row[0].replace("_", " ") for row in rows for name in row}


COUNTRIES: Final = _names(_COUNTRIES)
CITIES: Final = _names(_CITIES)
PLACE_NAMES: Final = (
    COUNTRIES | CITIES | {name: place.replace("_", " ") for name, place in _NATIVE.items()}
)
"""By folded name: the English name of the same place."""
