"""What stands for a word in a company's name: signs, and the same words in other scripts.

``3%ers`` are Three Percenters, and ``中国银行`` is the Bank of China. Only words that names of
companies are translated by are here; what is a name of its own is transliterated.
"""

import re
from collections.abc import Mapping
from typing import Final

from graphsvc.normal.folding import fold

_SIGNS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"\s*[%٪％]\s*(?=\s|$)"), " percent "),
    (re.compile("[%٪％]"), " percent"),
    (re.compile(r"(?<=\w)[+＋](?=\s+\W|\s*$|\s+(?!\w+\s*[+＋])\w)"), " plus "),
    (re.compile(r"(?:№|\b(?:n[º°o]|nr|num)\b[.:]?)\s*(?=\d)", re.IGNORECASE), " number "),
)
_DOUBLING: Final = "ッ"
"""Doubles the consonant after it, which English spells as one."""
_HAS_SIGN: Final = re.compile("[%٪％+＋№]|n[º°o][.:]? ?[0-9]|nr[.:]? ?[0-9]|num[.:]? ?[0-9]", re.I)

# The words of a row are parts of a name that is written without spaces, in Chinese (both kinds of
# characters), Japanese, Korean and Thai.
_UNSPACED = """
bank: 银行 銀行 은행|group: 集团 集團 グループ 그룹|holdings: 控股 ホールディングス 홀딩스 지주
technology: 技术 技術 科技 テクノロジー テクノロジーズ 테크놀로지 기술|electronics: 电子 電子 전자
electric: 电气 電氣 電気 電機 电器 電器 전기|insurance: 保险 保險 保険 보험
life: 人寿 人壽 生命 생명|petroleum: 石油 석유|chemical: 化工 化学 化學 화학
steel: 钢铁 鋼鐵 製鉄 鉄鋼 제철 철강
motor: 汽车 汽車 自動車 자동차|international: 国际 國際 国際 국제 インターナショナル
industries: 工业 工業 산업|heavy industries: 重工 重工业 重工業 중공업
trading: 贸易 貿易 무역|securities: 证券 證券 証券 증권|investments: 投资 投資 투자
construction: 建设 建設 건설|airlines: 航空 항공|communications: 通信 通讯 通訊 통신
telecom: 电信 電信 텔레콤|mobile: 移动 移動 모바일|pharmaceuticals: 药业 藥業 制药 製藥 製薬 제약
energy: 能源 エネルギー 에너지|semiconductor: 半导体 半導體 半導体 반도체|logistics: 物流 물류
properties: 地产 地產 置业 不動産 부동산|railway: 铁路 鐵路 鉄道 철도|shipping: 海运 海運 해운
development: 发展 發展 开发 開發 開発 개발|national: 国家 國家 국립|commercial: 商业 商業 상업
industrial commercial: 工商|agricultural: 农业 農業 농업|company: 公司
china: 中国 中國 중국|japan: 日本 일본|korea: 韩国 韓國 韓国 한국|taiwan: 台湾 台灣 臺灣 대만
hong kong: 香港|tokyo: 東京 도쿄|osaka: 大阪|seoul: 首尔 首爾 서울
precision: 精密 정밀|ocean: 远洋 遠洋|bank: ธนาคาร|group: กลุ่ม
insurance: ประกันภัย|bangkok: กรุงเทพ|thailand: ประเทศไทย
"""
# Whole words; what follows a hyphen are endings.
_SPACED = """
bank: банк-а-у τραπεζα בנק بنك البنك مصرف المصرف बैंक ব্যাংক بینک بانک
group: групп-а-ы груп-а-и ομιλος קבוצת مجموعة
holdings: холдинг القابضة אחזקות|company: компани-я-и компані-я εταιρεια εταιρια חברת شركة
international: международн-ый-ая-ое-ого-ой міжнародн-ий-а-е διεθνης διεθνες בינלאומי الدولية الدولي
international: العالمية العالمي|national: национальн-ый-ая-ое-ого-ой національн-ий-а-е εθνικη
national: לאומי الوطنية الوطني|laboratories: лаборатори-я-и лаборатор-ія-ії
technology: технологи-я-и технолог-ія-ії τεχνολογια טכנולוגיות للتكنولوجيا التقنية
insurance: страхов-ая-ой страхування ασφαλιστικη ביטוח للتأمين التأمين
investments: инвестици-и інвестиц-ії επενδυσεις השקעות للاستثمار الاستثمار الاستثمارية
construction: строительн-ая-ый-ое будівельн-а-ий للمقاولات|trading: торгов-ый-ая للتجارة التجارية
industries: промышленност-ь-и промисловість βιομηχανια תעשיות للصناعات الصناعية
airlines: авиалинии авіалінії αερογραμμες طيران للطيران|airport: аэропорт аеропорт مطار
communications: للاتصالات الاتصالات תקשורת|corporation: корпораци-я-и корпорац-ія-ії
commercial: коммерческ-ий-ая комерційн-ий-а εμπορικη التجاري|systems: систем-а-ы-и συστηματα
center: центр κεντρο מרכז مركز|institute: институт інститут|foundation: фонд
union: союз союза союзы|state: государственн-ый-ая-ое державн-ий-а-е
russia: росси-я-и российск-ий-ая-ое-ие росія росії|ukraine: украин-а-ы україн-а-и
belarus: беларусь беларуси|kazakhstan: казахстан-а қазақстан
greece: ελλαδα ελλαδος ελλας ελληνικ-η-α-ες-ος-ων|petroleum: πετρελαια نفط النفط
cyprus: κυπρος κυπρου|israel: ישראל|egypt: مصر|kuwait: الكويت|qatar: قطر|oman: عمان
lebanon: لبنان|jordan: الاردن الأردن|iraq: العراق|morocco: المغرب|tunisia: تونس|algeria: الجزائر
saudi arabia: السعودية السعودي|uae: الامارات الإمارات|iran: ايران إيران الايرانية الإيرانية
india: भारत भारतीय
"""


def _rows(table: str) -> Mapping[str, str]:
    """By each form of a row the English words."""
    forms: dict[str, str] = {}
    for row in re.split(r"[|\n]", table.strip()):
        english, _, others = row.partition(": ")
        for word in others.split():
            stem, *endings = word.split("-")
            forms |= {fold(stem + ending): english for ending in ("", *endings)}
    return forms


_WHOLE: Final = _rows(_SPACED)
_PARTS: Final = _rows(_UNSPACED)
_PART: Final = re.compile("|".join(sorted(_PARTS, key=lambda part: (-len(part), part))))


def signs_written_out(text: str) -> str:
    """``3%ers`` → ``3 percenters``, ``Canal+`` → ``Canal plus``, ``Nº 5`` → ``number 5``."""
    if not _HAS_SIGN.search(text):
        return text
    for sign, word in _SIGNS:
        text = sign.sub(word, text)
    return text


def in_english(key: str) -> str:
    """A folded name with the usual words of companies' names in English where they stand in
    another script: ``华为 技术`` and ``华为技术`` → ``华为 technology``."""
    if key.isascii():
        return key
    spaced = _PART.sub(lambda part: f" {_PARTS[part[0]]} ", key.replace(_DOUBLING, ""))
    return " ".join(_WHOLE.get(word, word) for word in spaced.split())
