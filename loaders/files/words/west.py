"""What Outlook calls its columns in the languages of Western Europe and the Americas."""

WEST = """
English
  prefix: Title | Name Prefix; given: First Name | Given Name
  middle: Middle Name | Additional Name; family: Last Name | Family Name | Surname
  suffix: Suffix | Name Suffix
  name: Full Name | Display Name | Name
  company: Company | Organization; title: Job Title; birthday: Birthday
  url/web: Web Page | Business Website | Website | Personal Web Page
  emails: E-mail Address | E-mail | Primary Email | Alternate Email 1 | Secondary Email
  phones: Business Phone | Work Phone | Phone | Home Phone | Mobile Phone | Mobile | Mobile Number
  phones: Other Phone | Primary Phone | Car Phone | Radio Phone
  city: Business City | Work City; city/home: Home City; city/other: Other City
  country: Business Country/Region | Business Country | Work Country
  country/home: Home Country/Region | Home Country
  country/other: Other Country/Region | Other Country
German
  prefix: Anrede; given: Vorname; middle: Weitere Vornamen | Zweiter Vorname; family: Nachname
  name: Vollständiger Name | Anzeigename | Name
  company: Firma; title: Position; birthday: Geburtstag; url/web: Webseite
  emails: E-Mail-Adresse
  phones: Telefon geschäftlich | Telefon privat | Mobiltelefon | Weiteres Telefon | Haupttelefon
  phones: Autotelefon
  city: Ort geschäftlich; city/home: Ort privat; city/other: Weiterer Ort
  country: Land/Region geschäftlich | Land geschäftlich
  country/home: Land/Region privat | Land privat
  country/other: Weiteres/e Land/Region | Weiteres Land
French
  prefix: Titre; given: Prénom; middle: Deuxième prénom; family: Nom; suffix: Suffixe
  name: Nom complet | Nom affiché
  company: Société; title: Titre | Fonction; birthday: Anniversaire; url/web: Page Web
  emails: Adresse de messagerie
  phones: Téléphone (bureau) | Téléphone (domicile) | Tél. mobile | Téléphone (autre)
  phones: Téléphone principal | Téléphone (voiture) | Radio téléphone
  city: Ville (bureau); city/home: Ville (domicile); city/other: Ville (autre)
  country: Pays/Région (bureau); country/home: Pays/Région (domicile)
  country/other: Pays/Région (autre)
Spanish
  prefix: Tratamiento; given: Nombre; middle: Segundo nombre; family: Apellidos
  suffix: Sufijo
  name: Nombre completo
  company: Organización | Compañía | Empresa; title: Puesto | Cargo; birthday: Cumpleaños
  url/web: Página web
  emails: Dirección de correo electrónico | Dirección del correo electrónico 3
  phones: Teléfono del trabajo | Particular | Teléfono particular | Teléfono móvil | Otro teléfono
  phones: Teléfono principal | Teléfono del automóvil | Radioteléfono
  city: Ciudad de trabajo; city/home: Ciudad del domicilio | Ciudad de residencia
  city/other: Otra ciudad
  country: País o región del trabajo; country/home: País o región del domicilio
  country/other: Otro país o región
Italian
  prefix: Titolo; given: Nome; middle: Secondo nome; family: Cognome
  suffix: Titolo straniero
  name: Nome completo | Nome visualizzato
  company: Società; title: Posizione | Qualifica; birthday: Compleanno; url/web: Pagina Web
  emails: Indirizzo posta elettronica
  phones: Ufficio | Abitazione | Cellulare | Altro telefono | Telefono principale | Telefono auto
  phones: Radiotelefono
  city: Città (uff.); city/home: Città (ab.); city/other: Altra città
  country: Paese (uff.) | Paese/area geografica (uff.)
  country/home: Paese (ab.) | Paese/area geografica (ab.)
  country/other: Altro paese | Altro paese/area geografica
Portuguese (Brazil)
  prefix: Tratamento; given: Primeiro nome; middle: Segundo nome; family: Sobrenome
  suffix: Sufixo
  name: Nome completo
  company: Empresa; title: Cargo; birthday: Data de nascimento | Aniversário
  url/web: Página da Web
  emails: Endereço de email
  phones: Telefone comercial | Telefone residencial | Telefone celular | Outro telefone
  phones: Telefone principal | Telefone do carro | Radiofone
  city: Cidade do endereço comercial; city/home: Cidade do endereço residencial
  city/other: Cidade
  country: País/Região da Empresa; country/home: País/Região de Residência
  country/other: Outro País/Região
Portuguese (Portugal)
  prefix: Título; given: Primeiro nome; middle: Outros nomes/apelidos; family: Apelido
  suffix: Sufixo
  name: Nome completo
  company: Empresa; title: Cargo; birthday: Data de nascimento; url/web: Página na Web
  emails: Endereço de correio electrónico | Endereço do correio electrónico 2
  phones: Telefone da empresa | 2º telefone da empresa | Telefone da residência
  phones: 2º telefone da residência | Telemóvel | Outro telefone | Telefone principal
  phones: Telefone do carro | Radiotelefone
  city: Localidade da empresa; city/home: Localidade da residência
  city/other: Localidade do outro endereço
  country: País/Região da Empresa; country/home: País da Residência/Região
  country/other: Outro País/Região
Dutch
  prefix: Titel; given: Voornaam; middle: Middelste naam; family: Achternaam
  suffix: Achtervoegsel
  name: Volledige naam
  company: Bedrijf; title: Functie; birthday: Verjaardag; url/web: Webpagina
  emails: E-mailadres
  phones: Telefoon op werk | Telefoon thuis | Mobiele telefoon | Andere telefoon | Hoofdtelefoon
  phones: Autotelefoon | Radiotelefoon
  city: Werkadres, plaats; city/home: Huisadres, plaats; city/other: Ander adres, plaats
  country: Land/regio (werk); country/home: Land/regio (thuis)
  country/other: Land/regio (anders)
Swedish
  prefix: Titel; given: Förnamn; middle: Mellannamn; family: Efternamn; suffix: Namnsuffix
  name: Fullständigt namn | Namn
  company: Företag; title: Befattning; birthday: Födelsedag; url/web: Webbsida
  emails: E-postadress
  phones: Arbete | Telefon 2, arbete | Hem | Telefon 2, hem | Mobiltelefon | Telefon, annan
  phones: Telefon 1 | Biltelefon
  city: Ort, arbete; city/home: Hemort; city/other: Annan ort
  country: Land, arbete; country/home: Land, hem; country/other: Annat land
Danish
  prefix: Titel; given: Fornavn; middle: Mellemnavn; family: Efternavn; suffix: Suffiks
  name: Fulde navn | Navn
  company: Firma; title: Stilling; birthday: Fødselsdag; url/web: webside
  emails: E-mail-adresse
  phones: Telefon (arbejde) | Telefon (privat) | Mobiltelefon | Anden telefon | Primær telefon
  phones: Biltelefon | Radiotelefon
  city: By (arbejde); city/home: By (privat); city/other: Anden by
  country: Land/område (arbejde); country/home: Land/område (privat)
  country/other: Andet land/område
Norwegian
  prefix: Tittel; given: Fornavn; middle: Mellomnavn; family: Etternavn; suffix: Suffiks
  name: Fullt navn | Navn
  company: Firma; title: Stilling; birthday: Fødselsdag; url/web: Webside
  emails: E-postadresse
  phones: Telefon, arb. | Telefon, priv. | Mobiltelefon | Annen telefon | Hovedtelefon
  phones: Biltelefon | Radiotelefon
  city: Adresse, arb.: Poststed; city/home: Adresse, priv.: Poststed
  city/other: Annen adresse: Poststed
  country: Firmaland/område; country/home: Hjemland/område; country/other: Annet land/område
Finnish
  prefix: Titteli | Tehtävänimike; given: Etunimi; middle: Toinen nimi; family: Sukunimi
  suffix: Jälkiliite
  name: Koko nimi | Nimi
  company: Yritys; title: Tehtävänimike; birthday: Syntymäpäivä; url/web: Web-sivu
  emails: Sähköpostiosoite
  phones: Työpuhelin | Kotipuhelin | Matkapuhelin | Muu puhelin | Ensisijainen puhelin
  phones: Autopuhelin | Radiopuhelin
  city: Postitoimipaikka (työ); city/home: Postitoimipaikka (koti)
  city/other: Postitoimipaikka (muu)
  country: Maa/alue (työ); country/home: Maa/alue (koti); country/other: Maa/alue (muu)
Romanian
  prefix: Titlu; given: Prenume; middle: Al doilea nume; family: Nume de familie
  suffix: Sufix
  name: Nume complet
  company: Firmă; title: Ocupaţie; birthday: Zi de naştere; url/web: Pagină Web
  emails: Adresă de poştă electronică | Adresă poştă electronică 2
  phones: Telefon domiciliu | Telefon mobil | Alt telefon | Telefon principal | Telefon pe maşină
  phones: Radiotelefon
  city: Oraş firmă; city/home: Oraş domiciliu; city/other: Alt oraş
  country: Ţară/regiune firmă; country/home: Ţară/regiune domiciliu
  country/other: Altă ţară/regiune
"""
