"""What Outlook calls its columns in the languages of Eastern Europe, Asia and the Near East."""

EAST = """
Arabic
  prefix: اللقب; given: الاسم الأول; middle: الاسم الأوسط; family: اسم العائلة
  suffix: لاحقة
  company: الشركة; title: اللقب المهني; birthday: تاريخ الميلاد; url/web: صفحة ويب
  emails: عنوان البريد الإلكتروني
  phones: هاتف العمل | هاتف المنزل | الهاتف الجوال | هاتف آخر | الهاتف الأساسي | هاتف السيارة
  phones: الهاتف الراديوي
  city: مدينة العمل; city/home: مدينة المنزل; city/other: مدينة أخرى
  country: بلد العمل/المنطقة; country/home: البلد/المنطقة; country/other: بلد آخر/المنطقة
Bulgarian
  prefix: Обръщение; given: Собствено име; middle: Бащино име; family: Фамилно име
  suffix: Суфикс
  company: Фирма; title: Длъжност; birthday: Рожден ден; url/web: Уеб страница
  emails: Имейл адрес
  phones: Служебен телефон | Домашен телефон | Мобилен телефон | Друг телефон | Основен телефон
  phones: Автомобилен телефон | Радиотелефон
  city: Град (сл. адрес); city/home: Град; city/other: Град (друг адрес)
  country: Страна/регион (служ. адрес); country/home: Страна/регион (дом. адрес)
  country/other: Страна/регион (друг адрес)
Czech
  prefix: Titul; given: Jméno; middle: 2. křestní jméno; family: Příjmení
  suffix: Za příjmením
  name: Celé jméno
  company: Společnost; title: Funkce; birthday: Narozeniny; url/web: Webová stránka
  emails: E-mailová adresa
  phones: Telefon (zam.) | Telefon domů | Mobilní telefon | Jiný telefon | Primární telefon
  phones: Telefon do auta | Radiotelefon
  city: Město (zam.); city/home: Město (dom.); city/other: Jiné město
  country: Země (zaměstnání); country/home: Země (domů); country/other: Jiná země
Estonian
  prefix: Tiitel; given: Eesnimi; middle: Teine nimi; family: Perekonnanimi
  suffix: Nime järelliide
  company: Ettevõte; title: Ametinimetus; birthday: Sünnipäev; url/web: Veebileht
  emails: Meiliaadress
  phones: Töötelefon | Kodutelefon | Mobiiltelefon | Muu telefon | Esmane telefon | Autotelefon
  phones: Raadiotelefon
  city: Töökoha linn; city/home: Kodulinn; city/other: Muu linn
  country: Töökoha riik/regioon; country/home: Koduriik/-regioon
  country/other: Muu riik/regioon
Hebrew
  prefix: תואר; given: שם פרטי; middle: שם פרטי שני; family: שם משפחה; suffix: סיומת
  company: חברה; title: תפקיד; birthday: יום הולדת; url/web: דף אינטרנט
  emails: כתובת דואר אלקטרוני
  phones: טלפון בעבודה | טלפון בבית | טלפון נייד | טלפון אחר | טלפון עיקרי | טלפון ברכב | טלפון רדיו
  city: עיר כתובת העבודה; city/home: עיר כתובת הבית; city/other: עיר אחרת
  country: מדינה/אזור של העבודה; country/home: מדינה/אזור של הבית
  country/other: מדינה/אזור אחר/ת
Croatian
  prefix: Titula; given: Ime; middle: Srednje ime; family: Prezime; suffix: Sufiks
  company: Tvrtka; title: Poslovna titula; birthday: Rođendan; url/web: Web-stranica
  emails: Adresa e-pošte
  phones: Službeni telefon | Kućni telefon | Mobitel | Drugi telefon | Primarni telefon
  phones: Automobilski telefon | Radijski telefon
  city: Službena adresa - grad; city/home: Kućna adresa - grad; city/other: Druga adresa - grad
  country: Država/regija poslovanja; country/home: Matična država/regija
  country/other: Druga država/regija
Hungarian
  prefix: Cím; given: Utónév; middle: Középső; family: Vezetéknév; suffix: Utótag
  name: Teljes név
  company: Cég; title: Beosztás; birthday: Születésnap; url/web: Weblap
  emails: E-mail cím
  phones: Hivatali telefon | Másik hivatali telefon | Otthoni telefon | Másik otthoni telefon
  phones: Mobiltelefon | Egyéb telefon | Elsődleges telefon | Autótelefon | Rádiótelefon
  city: Város (hivatal); city/home: Város (lakás); city/other: Más város
  country: Ország/régió (hivatal); country/home: Ország/régió (lakás)
  country/other: Más ország/régió
Japanese
  prefix: 肩書き; given: 名; middle: ミドル ネーム; family: 姓; suffix: 敬称
  name: 氏名 | 表示名
  company: 会社名; title: 役職; birthday: 誕生日; url/web: Web ページ
  emails: 電子メール アドレス
  phones: 会社電話 | 自宅電話 | 携帯電話 | その他の電話 | 通常の電話 | 自動車電話 | 無線電話
  city: 市町村 (会社); city/home: 市町村 (自宅); city/other: 市町村 (その他)
  country: 国 (会社)/地域; country/home: 国 (自宅)/地域; country/other: 国 (その他)/地域
Korean
  prefix: 호칭(영문); given: 이름; middle: 중간 이름; family: 성; suffix: 호칭(한글)
  company: 회사; title: 직함; birthday: 생일; url/web: 웹 페이지
  emails: 전자 메일 주소
  phones: 근무처 전화 | 집 전화 번호 | 집 전화 2 | 휴대폰 | 기타 전화 | 기본 전화 | 카폰 | 무선 전화
  city: 근무지 구/군/시; city/home: 집 주소 구/군/시; city/other: 기타 구/군/시
  country: 근무지 국가/지역; country/home: 집 주소 국가/지역; country/other: 기타 국가/지역
Lithuanian
  prefix: Titulas; given: Vardas; middle: Antras vardas; family: Pavardė; suffix: Priedas
  company: Įmonė; title: Pareigos; birthday: Gimtadienis; url/web: Tinklalapis
  emails: El. pašto adresas | 2-as el. pašto adresas | 3-ias el. pašto adresas
  phones: Darbo telefonas | 2-as darbo telefonas | Namų telefonas | 2-as namų telefonas
  phones: Mobilusis telefonas | Kitas telefonas | Pagrindinis telefonas | Automobilinis telefonas
  phones: Radijo telefonas
  city: Miestas (darbo); city/home: Gyvenamasis miestas; city/other: Kitas miestas
  country: Darbo šalis/regionas; country/home: Gyvenamoji šalis/regionas
  country/other: Kita šalis/regionas
Latvian
  prefix: Amats
  given: Vārds; middle: Otrais vārds; family: Uzvārds; suffix: Sufikss
  company: Uzņēmums; title: Amats; birthday: Dzimšanas diena; url/web: Tīmekļa lapa
  emails: E-pasta adrese
  phones: Tālrunis darbā | Tālrunis mājās | Mobilais tālrunis | Cits tālrunis | Primārais tālrunis
  phones: Tālrunis automašīnā | Radiotālrunis
  city: Darbavietas pilsēta; city/home: Dzīvesvietas pilsēta; city/other: Cita pilsēta
  country: Darbavietas valsts/reģions; country/home: Dzīvesvietas valsts/reģions
  country/other: Cita valsts/reģions
Polish
  prefix: Tytuł; given: Imię; middle: Drugie imię; family: Nazwisko; suffix: Sufiks
  name: Imię i nazwisko
  company: Firma; title: Stanowisko; birthday: Urodziny; url/web: Strona sieci Web
  emails: Adres e-mail
  phones: Telefon służbowy | Telefon domowy | Telefon komórkowy | Inny telefon
  phones: Telefon podstawowy | Telefon w samochodzie | Radiotelefon
  city: Adres służbowy - miejscowość; city/home: Adres domowy - miejscowość
  city/other: Inny adres - miejscowość
  country: Adres służbowy - kraj/region; country/home: Adres domowy - kraj/region
  country/other: Inny adres - kraj/region
Russian
  prefix: Обращение; given: Имя; middle: Отчество; family: Фамилия; suffix: Суффикс
  name: Полное имя | ФИО
  company: Организация; title: Должность; birthday: День рождения; url/web: Веб-страница
  emails: Адрес эл. почты
  phones: Рабочий телефон | Телефон раб. 2 | Домашний телефон | Телефон дом. 2
  phones: Телефон переносной | Другой телефон | Основной телефон | Телефон в машине | Радиотелефон
  city: Город (раб. адрес); city/home: Город (дом. адрес); city/other: Город (другой адрес)
  country: Страна или регион (раб. адрес); country/home: Страна или регион (дом. адрес)
  country/other: Страна или регион (другой адрес)
Slovak
  prefix: Titul; given: Krstné meno; middle: Ďalšie meno; family: Priezvisko
  suffix: Prípona
  name: Celé meno
  company: Spoločnosť; title: Funkcia; birthday: Narodeniny; url/web: Webová stránka
  emails: E-mailová adresa
  phones: Telefón do práce | Telefón domov | Mobilný telefón | Iný telefón | Primárny telefón
  phones: Autotelefón | Rádiotelefón
  city: Mesto (práca); city/home: Mesto (domov); city/other: Iné mesto
  country: Krajina alebo oblasť (práca); country/home: Krajina alebo oblasť (domov)
  country/other: Krajina alebo oblasť (iné)
Slovenian
  prefix: Naziv; given: Ime; middle: Drugo ime; family: Priimek; suffix: Pripona
  company: Podjetje; title: Naziv1; birthday: Rojstni dan; url/web: Spletna stran
  emails: E-poštni naslov
  phones: Službeni telefon | Domači telefon | Prenosni telefon | Drugi telefon | Primarni telefon
  phones: Radijski telefon
  city: Službeni naslov - kraj; city/home: Domači naslov - kraj; city/other: Drugi naslov - kraj
  country: Službeni naslov – država/regija; country/home: Domači naslov – država/regija
  country/other: Drugi naslov – država/regija
Serbian
  prefix: Zvanje; given: Ime; middle: Srednje ime; family: Prezime; suffix: Sufiks
  company: Kompanija; title: Radno mesto; birthday: Rođendan; url/web: Veb stranica
  emails: E-adresa
  phones: Telefon na poslu | Telefon kod kuće | Mobilni telefon | Drugi telefon | Primarni telefon
  phones: Telefon u automobilu | Radio telefon
  city: Grad (posao); city/home: Grad; city/other: Drugi grad
  country: Država/region firme; country/home: Matična država/region
  country/other: Druga država/region
Thai
  prefix: คำนำหน้า; given: ชื่อ; middle: ชื่อกลาง; family: นามสกุล; suffix: คำต่อท้าย
  company: บริษัท; title: ตำแหน่งงาน; birthday: วันเกิด; url/web: เว็บเพจ
  emails: ที่อยู่อีเมล
  phones: โทรศัพท์ (ธุรกิจ) | โทรศัพท์ (บ้าน) | โทรศัพท์มือถือ | โทรศัพท์อื่น | โทรศัพท์หลัก
  phones: โทรศัพท์ในรถ | โทรศัพท์วิทยุ
  city: เมือง (ธุรกิจ); city/home: เมือง (บ้าน); city/other: เมืองอื่น
  country: ประเทศ/ภูมิภาค (ธุรกิจ); country/home: ประเทศ/ภูมิภาค (บ้าน)
  country/other: ประเทศ/ภูมิภาคอื่น
Turkish
  prefix: Unvan; given: İlk Adı; middle: İkinci Adı; family: Soyadı; suffix: Sonek
  name: Tam ad
  company: Şirket; title: İş Unvanı; birthday: Doğum günü; url/web: Web Sayfası
  emails: Elektronik Posta Adresi | Elektronik Posta 2 Adres
  phones: İş Telefon No | İş Telefonu 2 | Ev Telefonu | Cep Telefonu | Diğer Telefon No
  phones: Birincil Telefon | Araç Telefonu | Telsiz Telefon
  city: İş-Şehir; city/home: Ev-Şehir; city/other: Diğer-Şehir
  country: İş-Ülke/Bölge; country/home: Ev-Ülke/Bölge; country/other: Diğer-Ülke/Bölge
Ukrainian
  prefix: Звернення; given: Ім'я; middle: По батькові; family: Прізвище; suffix: Суфікс
  name: Повне ім'я
  company: Організація; title: Посада; birthday: День народження; url/web: Веб-сторінка
  emails: Адреса ел. пошти
  phones: Робочий телефон | Телефон роб. 2 | Домашній телефон | Телефон дом. 2 | Телефон мобільний
  phones: Інший телефон | Основний телефон | Телефон у машині | Радіотелефон
  city: Місто (роб. адреса); city/home: Місто (дом. адреса); city/other: Місто (інша адреса)
  country: Країна або регіон (роб. адреса); country/home: Країна або регіон (дом. адреса)
  country/other: Країна або регіон (інша адреса)
Chinese (simplified)
  prefix: 英文称谓; given: 名; middle: 中间名; family: 姓; suffix: 中文称谓
  name: 姓名
  company: 单位; title: 职务; birthday: 生日; url/web: 网页
  emails: 电子邮件地址
  phones: 商务电话 | 住宅电话 | 移动电话 | 其他电话 | 主要电话 | 车载电话 | 无绳电话
  city: 商务地址 市/县; city/home: 住宅地址 市/县; city/other: 其他地址 市/县
  country: 商务地址 国家/地区; country/home: 住宅地址 国家/地区; country/other: 其他地址 国家/地区
Chinese (traditional)
  prefix: 頭銜; given: 名字; middle: 中間名; family: 姓氏; suffix: 稱謂
  name: 姓名
  company: 公司; title: 職稱; birthday: 生日; url/web: 網頁
  emails: 電子郵件地址
  phones: 商務電話 | 住家電話 | 行動電話 | 其他電話 | 代表電話 | 汽車電話 | 無線電話
  city: 商務 - 市/鎮; city/home: 住家 - 市/鎮; city/other: 其他 - 市/鎮
  country: 商務 - 國家/地區; country/home: 住家 - 國家/地區; country/other: 其他 - 國家/地區
"""
