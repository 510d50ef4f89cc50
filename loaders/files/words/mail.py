"""What Thunderbird and Roundcube call the columns of contacts that they write and read as CSV, in
the language that the program was set to, where Outlook does not call them so."""

MAIL = """
English (Britain)
  name/nick: Nickname
  company: Organisation
  emails: Email Home | Email Work | Email Other
  url/web: Website Home Page | Website Other
German
  name/nick: Spitzname
  emails: Primäre E-Mail-Adresse | Sekundäre E-Mail-Adresse
  phones: Tel. dienstlich | Tel. privat | Mobil-Tel.-Nr. | Home Mobile | Work Mobile
  city/home: Privat: Ort
  country/home: Privat: Land | Region privat
  city: Dienstlich: Ort
  country: Dienstlich: Land | Region geschäftlich
  title: Arbeitstitel | Work Title
  birthday: Date of Birth
  url/web: URL
  company: Work Company
French
  family: Nom de famille
  name: Nom à afficher
  name/nick: Surnom
  emails: Adresse e-mail principale | Adresse e-mail secondaire | Adresse électronique principale
  emails: Adresse électronique secondaire
  phones: Tél. professionnel | Tél. personnel | Portable | Tél. professionnel
  city/home: Ville
  title: Profession
  url/web: Site web
Spanish
  name: Nombre mostrado | Nombre en pantalla
  name/nick: Apodo
  emails: Dirección de correo electrónico principal | Dirección de correo electrónico secundaria
  phones: Teléfono (Trabajo)
  city/home: Ciudad donde vive
  country/home: País de residencia
  city: Ciudad (Trabajo)
  country: País (Trabajo)
Italian
  name/nick: Soprannome
  emails: Email primaria | Email secondaria | Indirizzo E-mail | Email principale
  phones: Telefono lavoro | Telefono casa | Numero cellulare | Telefono di Lavoro
  phones: Telefono dell'Auto | Telefono di casa | Telefono Mobile | Phone Altro
  phones: Cellulare di Casa | Cellulare di lavoro
  city/home: Città di residenza
  country/home: Nazione di residenza | Nazione/Regione di casa
  city: Città di lavoro
  country: Nazione di lavoro | Nazione/Regione di lavoro
  company: Organizzazione | Società di lavoro
  city/other: Città Altro
  country/other: Nazione/Regione Altro
  suffix: Suffisso
  birthday: Data di Nascita
  title: Titolo di lavoro
Portuguese (Brazil)
  name: Nome de exibição | Mostrar nome
  emails: Email principal | Email secundário
  phones: Número do celular | Fone comercial | Fone do carro | Fone de casa | Celular | Outro Fone
  phones: Fone Primario | Fone de trabalho | Celular pessoal | Celular de trabalho
  country/home: País | Região/País de casa | País de casa
  city: Cidade de trabalho | Cidade comercial
  country: País de trabalho | Região/País comercial
  company: Organização
  city/home: Cidade de casa
  family: Último nome
  middle: Nome do meio
  city/other: Outra cidade
Portuguese (Portugal)
  name: Nome exibido
  emails: Email primário
  phones: Telefone profissional | Telefone de casa | Número de telemóvel
  city: Local de trabalho
  country: País do local de trabalho
  title: Profissão
Dutch
  name: Weergavenaam
  name/nick: Bijnaam
  emails: Primair e-mailadres | Secundair e-mailadres
  phones: Telefoon werk | Mobiel nummer
  city/home: Woonplaats
  country/home: Land
  city: Werklocatie
  country: Werkland
  title: Werkfunctie
  company: Organisatie
Afrikaans
  family: Van
  name: Vertoonnaam
  name/nick: Bynaam
  emails: Primêre e-posadres | Sekondêre e-posadres
  phones: Telefoon tuis | Selfoonnommer
  city/home: Huis stad/dorp
  country/home: Huis land
  city: Werk stad/dorp
  title: Postitel
  company: Organisasie
  url/web: Webbladsy
Arabic
  family: الاسم الأخير
  name: اسم العرض
  name/nick: الكنية
  emails: البريد الرئيسي | البريد الثانوي
  phones: رقم المحمول
  country/home: دولة المنزل
  country: دولة العمل
  title: المسمى الوظيفي
  company: المنظّمة
  url/web: صفحة الوِب
Belarusian
  family: Прозвішча
  name: Адлюстроўнае імя
  name/nick: Псеўданім
  emails: Асноўная э-пошта | Дадатковая э-пошта
  phones: Працоўны тэляфон | Хатні тэляфон | Нумар мабільніка
  city/home: Хатні горад
  country/home: Хатняя краіна
  city: Працоўны горад
  country: Працоўная краіна
  title: Пасада
  company: Установа
  url/web: Вэб-старонка
Bulgarian
  given: Име
  name: Показвано име
  name/nick: Псевдоним
  emails: Основна е-поща | Допълнителна е-поща
  city/home: Местоживеене
  country/home: Държава
  city: Месторабота
Bosnian
  name: Ime za prikaz
  name/nick: Nadimak
  emails: Glavna adresa e-pošte | Dodatna adresa e-pošte
  phones: Telefon (posao) | Telefon (kuća) | Broj mobilnog
  country/home: Država
  company: Organizacija
Catalan
  family: Cognoms
  name: Nom a mostrar
  name/nick: Sobrenom
  emails: Adreça electrònica principal | Adreça electrònica secundària
  phones: Telèfon de la feina | Telèfon particular | Número de mòbil
  city/home: Població (particular)
  country/home: País (particular)
  city: Població (feina)
  country: País (feina)
  title: Càrrec
  company: Organització
Czech
  given: Křestní jméno
  name: Zobrazované jméno
  name/nick: Přezdívka
  emails: První e-mail | Druhý e-mail
  phones: Telefon do zaměstnání | Číslo na mobil
  city/home: Město
  country/home: Země
  title: Pozice
Welsh
  given: Enw Cyntaf
  family: Enw Olaf
  name: Enw Dangos
  name/nick: Llysenw
  emails: Prif E-bost | E-bost Eilradd
  phones: Rhif Ffôn Gwaith | Rhif Ffôn Cartref | Rhif Ffôn Symudol
  city/home: Tref/Dinas Cartref
  country/home: Gwlad Cartref
  city: Tref/Dinas Gwaith
  country: Gwlad Gwaith
  title: Teitl Swydd
  company: Corff
  url/web: Tudalen Gwe
Danish
  name: Vis navn
  name/nick: Alias
  emails: Primær mail | Sekundær mail
  phones: Arbejdstelefon | Hjemmetelefon | Mobilnummer
  city/home: Hjemmeby
  country/home: Hjemmeland
  city: Arbejdsby
  country: Arbejdsland
  title: Job titel
Greek
  given: Όνομα
  family: Επώνυμο
  name: Εμφανιζόμενο όνομα
  name/nick: Ψευδώνυμο
  emails: Κύριο email | Δευτερεύον email
  phones: Τηλέφωνο εργασίας | Τηλέφωνο οικίας | Αριθμός κινητού
  city/home: Πόλη οικίας
  country/home: Χώρα οικίας
  city: Πόλη εργασίας
  country: Χώρα εργασίας
  title: Τίτλος εργασίας
  company: Εταιρεία
  url/web: Ιστοσελίδα
Spanish (Argentina)
  given: Primer nombre
  family: Apellido
Spanish (Mexico)
  name: Mostrar nombre
  name/nick: Nombre de usuario
  emails: Correo principal | Correo secundario
  phones: Teléfono de trabajo | Teléfono de casa | Teléfono celular
  city/home: Ciudad actual
  country/home: País donde vives
  city: Ciudad donde trabajas
  country: País donde trabajas
Estonian
  name: Kuvatav nimi
  name/nick: Hüüdnimi
  emails: Peamine e-posti aadress | Muu e-posti aadress
  phones: Kodune telefon | Mobiilinumber
  country/home: Kodu riik
  city: Töö linn
  country: Töö riik
  title: Amet
  company: Organisatsioon
Basque
  given: Izena
  family: Abizena
  name: Bistaratzeko izena
  name/nick: Goitizena
  emails: E-posta nagusia | Bigarren e-posta
  phones: Laneko telefonoa | Etxeko telefonoa | Mugikor zenbakia
  city/home: Etxeko hiria
  country/home: Etxeko herrialdea
  city: Laneko hiria
  country: Laneko herrialdea
  title: Lanaren titulua
  company: Erakundea
  url/web: Web orria
Finnish
  name: Näyttönimi | Näytettävä nimi
  name/nick: Lempinimi
  emails: Ensisijainen sähköposti | Toissijainen sähköposti
  phones: Matkapuhelinnumero
  city/home: Kotikaupunki
  country/home: Kotimaa
  city: Työpaikan kaupunki
  country: Työpaikan maa
  title: Ammattinimi
  company: Järjestö
  url/web: Verkkosivu
Galician
  family: Apelidos
  name: Amosar nome
  name/nick: Alcume
  emails: Enderezo de correo principal | Enderezo de correo adicional
  phones: Telefono do traballo
  city: Cidade do traballo
  country: País do traballo
  url/web: Páxina web
Hebrew
  name: שם תצוגה
  name/nick: כינוי
  emails: דוא״ל ראשי | דוא״ל משני
  phones: מספר נייד
  city/home: עיר מגורים
  country/home: ארץ מגורים
  city: עיר עבודה
  country: ארץ עבודה
  company: ארגון
  url/web: אתר
Croatian
  city/home: Grad (kuća)
  country/home: Država (kuća)
  country: Država (posao)
Hungarian
  name: Megjelenő név
  name/nick: Becenév
  emails: Elsődleges e-mail | Másodlagos e-mail
  phones: Munkahelyi telefon | Mobil
  city/home: Város
  country/home: Ország
  city: Város (munkahely):
  country: Ország (munkahely):
  company: Szervezet
  url/web: Weboldal
Armenian
  given: Անուն
  family: Ազգանուն
  name: Ցուցադրվող անունը
  name/nick: Մականուն
  emails: Առաջնային փոստ | Երկրորդական փոստ
  phones: Աշխ. հեռախոս | Տնային հեռախոս | Բջջ. համար
  city/home: Քաղաք
  country/home: Երկիրը
  city: Աշխ. քաղաք
  country: Աշխ. երկիր
  title: Աշխատանքի անունը
  company: Կազմակերպություն
  url/web: Վեբ էջ
Indonesian
  given: Nama Depan
  family: Nama Belakang
  name: Nama Tampilan
  name/nick: Nama Alias
  emails: Email Utama | Email Kedua
  phones: Telepon Kantor | Telepon Rumah | Nomor Handphone
  city/home: Kota Rumah
  country/home: Negara Rumah
  city: Kota Kantor
  country: Negara Kantor
  title: Pekerjaan
  company: Organisasi
  url/web: Laman Web
Icelandic
  given: Skírnarnafn
  family: Eftirnafn
  name: Birtingarnafn
  name/nick: Gælunafn
  emails: Aðal tölvupóstfang | Auka tölvupóstfang
  phones: Vinnusími | Heimasími | Farsími
  city/home: Borg/Sveitarfélag
  city: Borg/Sveitarfélag (Vinna)
  country: Land (Vinna)
  title: Starfsheiti
  company: Fyrirtæki/Stofnun
  url/web: Vefsíða
Japanese
  name/nick: ニックネーム
  emails: メールアドレス | 別のメールアドレス
  phones: 勤務先の電話番号 | 自宅の電話番号 | 携帯電話番号
  city/home: 市区町村 (自宅)
  country/home: 国 (自宅)
  city: 市区町村 (勤務先)
  country: 国 (勤務先)
  company: 組織
  url/web: ウェブページ
Georgian
  given: სახელი
  family: გვარი
  name: ეკრანული სახელი
  name/nick: მეტსახელი
  emails: მთავარი ელფოსტა | მეორადი ელფოსტა
  phones: სამსახურის ტელეფონი | ბინის ტელეფონი | მობილური ტელეფონი
  city/home: ქალაქი
  country/home: ქვეყანა
  city: სამსახურის ქალაქი
  country: სამსახურის ქვეყანა
  title: თანამდებობა
  company: დაწესებულება
  url/web: ვებ გვერდი
Kazakh
  given: Аты
  family: Тегi
  name: Атын көрсету
  name/nick: Бүркеншік аты
  emails: Негiзгi E-mail | Қосымша E-mail
  phones: Жұмыс телефоны | Үй телефоны | Қалта тел. нөмірі
  city/home: Үй адресі: қаласы
  country/home: Үй адресі: ел
  city: Жұмыс адресі: қаласы
  country: Жұмыс адресі: ел
  title: Тапсырма атауы
  company: Ұйымы
  url/web: Веб-парақ
Korean
  name: 표시명
  name/nick: 애칭
  emails: 기본 메일 | 추가 메일
  phones: 직장 전화 | 자택 전화
  city/home: 구/군
  country/home: 국가
  title: 직위
  company: 회사명
Lithuanian
  name: Asmenvardis
  name/nick: Slapyvardis
  emails: Pirminis el. pašto adresas | Antrinis el. pašto adresas
  phones: Mobiliojo tel. numeris
  city/home: Miestas
  country/home: Valstybė
  company: Įstaiga
Latvian
  name: Rādāmais vārds
  name/nick: Segvārds
  emails: Primārais epasts | Papildu epasts
  phones: Darba telefons | Mājas telefons | Mobilais numurs
  city/home: Mājas pilsēta
  country/home: Mājas valsts
  city: Darba pilsēta
  country: Darba valsts
  title: Amata nosaukums
Macedonian
  family: Презиме
  name: Вообичаено
  name/nick: Прекар
  emails: Примарна адреса за е-пошта | Секундарна адреса
  phones: Телефон на работа | Мобилен
  country/home: Држава
  city: Работен град
  country: Работна држава
  title: Занимање
  company: Организација
  url/web: Мрежна страница
Malay
  given: Nama Pertama
  family: Nama Keluarga
  name: Nama Paparan
  name/nick: Nama gelaran
  emails: E-mel Utama | E-mel Sekunder
  phones: Telefon Kerja | Telefon Rumah | Nombor Telefon Bimbit
  city/home: Bandar Kediaman
  country/home: Negara
  city: Bandar
  title: Jawatan
  url/web: Halaman Web
Norwegian
  name/nick: Kallenavn
  emails: Primær e-post | Sekundær e-post
  phones: Arbeidstelefon
  city/home: Hjem Poststed
  country/home: Hjem Land
  city: Arbeid Poststed
  country: Arbeid Land
  title: Jobbtittel
  company: Organisasjon
  url/web: Nettside
Norwegian (Nynorsk)
  given: Førenamn
  family: Etternamn
  name: Fullt namn
  name/nick: Kallenamn
  phones: Jobbtelefon | Heimetelefon
  city/home: Poststad (heime)
  country/home: Land (heime)
  city: Poststad (arbeid)
  country: Land (arbeid)
Polish
  name: Wyświetlana nazwa
  name/nick: Pseudonim | Przydomek
  emails: Podstawowy e-mail | Dodatkowy e-mail
  phones: Telefonu służbowy | Numer telefonu komórkowego | Telefon główny
  city/home: Miasto (dom)
  country/home: Państwo (dom) | Kraj/region (dom)
  city: Miasto (praca) | Miasto (biuro)
  country: Państwo (praca) | Kraj/region (biuro)
  company: Firma/Organizacja
  url/web: Strona WWW | Osobista strona sieci Web
Romanian
  name: Nume de afișat
  emails: E-mail primar | E-mail secundar
  phones: Telefon de serviciu | Telefon de acasă
  city/home: Localitate domiciliu
  country/home: Țară domiciliu
  city: Localitate serviciu
  country: Țară serviciu
  company: Organizație
Russian
  name: Отображаемое имя
  emails: Адрес электронной почты | Альтернативный адрес электронной почты
  phones: Номер мобильного телефона | Номер сотового телефона
  city/home: Город
  country/home: Страна
  city: Город (раб.)
  country: Страна (раб.)
Slovak
  name: Zobrazované meno
  name/nick: Prezývka
  emails: Primárna e‑mailová adresa | Ďalšia e‑mailová adresa
  phones: Telefón do zamestnania
  country/home: Štát domov | Krajina/oblasť (domov)
  city: Mesto zamestnania
  country: Štát zamestnania | Krajina/oblasť (práca)
  company: Organizácia
  country/other: Krajina/oblasť (iné)
Slovenian
  name: Prikazano ime
  name/nick: Vzdevek
  emails: Glavna e-pošta | Dodatna e-pošta
  phones: Telefon v službi | Telefon doma | Številka mobilnika
  city/home: Mesto (doma)
  country/home: Država (doma)
  city: Mesto (služba)
  country: Država (služba)
  title: Službeni naziv
Albanian
  given: Emër
  family: Mbiemër
  name: Emër i Shfaqur
  name/nick: Nofkë
  emails: Email Parësor | Email Dytësor
  phones: Telefon Pune | Telefon Shtëpie | Numër Celulari
  city/home: Qyteti Im
  country/home: Vendlindje
  city: Qytet Pune
  country: Vend Pune
  title: Emërtesë Pune
  company: Ent
  url/web: Faqe Web
Serbian
  name: Име за приказ
  name/nick: Надимак
  emails: Примарни мејл | Секундарни мејл
  phones: Пословни телефон | Кућни телефон | Број мобилног
  title: Титула на послу
Swedish
  name: Visa
  name/nick: Smeknamn
  emails: E-post | Ytterligare e-post
  city/home: Stad privat
  city: Stad arbete
  url/web: Webbplats privat | Webbplats arbete
Thai
  given: ชื่อจริง
  name: ชื่อที่แสดงผล
  name/nick: ชื่อเล่น
  emails: อีเมลหลัก | อีเมลสำรอง
  phones: โทรศัพท์ที่ทำงาน | หมายเลขมือถือ
  city/home: เมืองที่บ้าน
  country/home: ประเทศที่บ้าน
  city: เมืองที่ทำงาน
  country: ประเทศที่ทำงาน
  company: องค์กร
  url/web: หน้าเว็บ
Turkish
  given: Adı
  name: Görüntülenecek ad
  name/nick: Takma adı
  emails: Birinci e-posta | İkinci e-posta
  city/home: Ev şehri
  country/home: Ev ülkesi
  city: İş şehri
  country: İş ülkesi
  company: Kurum
Ukrainian
  name: Ім'я для показу
  name/nick: Псевдонім
  emails: Адреса електронної пошти | Альтернативна адреса електронної пошти
  phones: Телефон | Номер мобільного телефону
  city/home: Місто
  country/home: Країна
  city: Місто (роб.)
  country: Країна (роб.)
Uzbek
  given: Ismi
  family: Familiyasi
  name: Ko‘rinadigan nom
  name/nick: Taxallus
  emails: Asosiy e-pochta | Ikkinchi e-pochta
  phones: Ish telefoni | Uy telefoni | Mobil raqami
  city/home: Shahar
  country/home: Mamlakat
  city: Shahar (Ish)
  country: Mamlakat (ish)
  title: Bajaradigan vazifasi
  company: Tashkilot
  url/web: Veb sahifa
Vietnamese
  given: Tên
  family: Họ
  name: Tên hiển thị
  name/nick: Tên hiệu
  emails: Email Chính | Email phụ
  phones: Điện thoại công ty | Điện thoại nhà | Số Di Động
  city/home: Thành phố Quê nhà
  country/home: Quốc gia của nơi Quê nhà
  city: Thành phố nơi Làm việc
  country: Quốc gia nơi Làm việc
  title: Chức vụ Nghề nghiệp
  company: Tổ chức
  url/web: Trang Web
Chinese (simplified)
  name: 显示名称
  name/nick: 昵称
  emails: 主要电子邮件 | 备用电子邮件
  phones: 工作电话 | 家庭电话 | 移动电话号码
  city/home: 城市
  country/home: 居住国家/地区
  country: 工作国家/地区
Chinese (traditional)
  name: 顯示名稱
  name/nick: 暱稱
  emails: 主要 Email | 次要 Email
  phones: 手機號碼
  city/home: 居住縣市 | 居住市鎮
  country/home: 居住國家
  city: 商務縣市
  country: 商務國家
"""
