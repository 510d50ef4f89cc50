"""What people call the columns of tables that they make by hand, where no program calls them so."""

PLAIN = """
German
  name: Kontakt | Kontaktname | Vor- und Nachname; company: Unternehmen | Organisation | Arbeitgeber
  emails: Mail | E-Mail geschäftlich | E-Mail privat | Mailadresse | E-Mail Adresse
  phones: Telefon | Telefonnummer | Handy | Handynummer | Mobil | Mobilnummer | Tel. | Festnetz
  title: Jobtitel | Funktion | Berufsbezeichnung; city: Ort | Stadt
  birthday: Geburtsdatum
French
  company: Entreprise | Organisation | Employeur; title: Poste | Intitulé du poste
  emails: Courriel | Mail | Adresse mail | Adresse e-mail | Adresse électronique | Adresse courriel
  phones: Téléphone | Téléphone portable | Téléphone mobile | Mobile | Tél. | Tél. fixe
  country: Pays; birthday: Date de naissance
Spanish
  emails: Correo | Correo electrónico | Dirección de correo; phones: Teléfono | Móvil | Celular
  phones: Número de teléfono | Teléfono celular
  city: Ciudad; birthday: Fecha de nacimiento; family: Apellido
Italian
  company: Azienda; emails: Posta elettronica | Indirizzo email | Indirizzo di posta elettronica
  phones: Telefono | Numero di telefono; title: Ruolo; city: Città; country: Paese
Portuguese
  emails: Endereço de e-mail | Endereço eletrônico | Correio eletrônico | Correio electrónico
  phones: Telefone | Telefone fixo | Número de telefone
Dutch
  company: Organisatie | Werkgever; emails: E-mail adres | Mailadres
  phones: Telefoon | Telefoonnummer | Mobiel | Mobiel nummer; city: Plaats
  birthday: Geboortedatum
Scandinavian languages
  emails: E-post | E-postadresse | Mail | Mailadresse; phones: Telefon | Mobil | Telefonnummer
  company: Virksomhed | Selskap | Bolag | Arbejdsplads; title: Roll; city: Ort | By | Stad
Finnish
  emails: Sähköposti; phones: Puhelin | Puhelinnumero | Matkapuhelin | Kännykkä
  company: Organisaatio | Työnantaja; city: Kaupunki; country: Maa
Polish
  emails: Adres email | Poczta elektroniczna; phones: Telefon | Numer telefonu | Komórka
  company: Przedsiębiorstwo; city: Miasto; country: Kraj
Czech and Slovak
  emails: Emailová adresa; phones: Telefon | Telefón | Mobil; title: Pracovní pozice | Pozícia
  company: Organizace | Organizácia
Hungarian
  name: Név; emails: E-mail; phones: Telefon | Telefonszám | Mobil; company: Munkahely
Romanian
  emails: Adresă de email | Adresă email; phones: Telefon | Telefon mobil; company: Companie
  city: Oraș; country: Țară
Turkish
  given: Ad | Adı; family: Soyad; name: Ad Soyad | Adı Soyadı; emails: E-posta | E-posta adresi
  phones: Telefon | Cep telefonu | Telefon numarası; city: Şehir; country: Ülke
Greek
  given: Όνομα; family: Επώνυμο; name: Ονοματεπώνυμο; emails: Ηλεκτρονικό ταχυδρομείο
  phones: Τηλέφωνο | Κινητό; company: Εταιρεία | Εταιρία; title: Θέση; city: Πόλη; country: Χώρα
Russian and Ukrainian
  name: Имя и фамилия | ПІБ | Ф.И.О.; emails: Почта | Электронная почта | Эл. почта
  emails: Адрес электронной почты | Електронна пошта | Пошта
  phones: Телефон | Номер телефона | Мобильный телефон | Мобильный | Номер телефону
  company: Компания | Компанія
Hebrew and Arabic
  name: שם | שם מלא | الاسم | الاسم الكامل; emails: אימייל | דוא"ל | البريد الإلكتروني
  phones: טלפון | נייד | هاتف | رقم الهاتف; company: מקום עבודה | جهة العمل
Chinese, Japanese, Korean
  name: 名前 | お名前 | 성명; emails: 邮箱 | 电子邮箱 | 邮件 | 電子郵件 | メール | メールアドレス
  emails: 이메일 | 이메일 주소
  phones: 电话 | 手机 | 手机号 | 電話 | 手機 | 電話番号 | 携帯電話番号
  phones: 전화 | 전화번호 | 휴대폰 번호
  company: 公司 | 公司名称 | 企业 | 会社 | 勤務先 | 회사명; title: 职位 | 職位 | 肩書 | 직책 | 직위
  country: 国家 | 國家 | 国
"""
