"""Given names: what they are called for short, and how one name is spelt in several countries.

Common knowledge of the languages, collected by hand: short forms as dictionaries of given names
list them, spellings as passports and newspapers of different countries write one name. Folded.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

_SHORT_FORMS = """
abigail abby gail|abraham abe bram|adalbert bert|adelaide addie ada|agnes nessie aggie
albert al bert bertie|alexander alex alec sandy sasha xander aleks lex|alfonso fonso poncho
alexandra alex sandra sasha lexi ola|alfred fred alf freddie|alejandro alex jandro ale
alejandra ale alex|alessandro sandro ale|alessandra sandra ale|alice ali|alicia ali licia
amanda mandy|anastasia nastya stasia|andreas andi|andrew andy drew|andrzej jedrek|angela angie
angelika geli|ann annie nan nancy|anna anya ania annie anka|annemarie anne|anthony tony ant
antoine toine|anton toni tosha|antonia toni tonia|antonio tony toni nino|arkady arkasha
arnold arnie|arthur art artie|augustus gus|barbara barb barbie babs basia|bartholomew bart
bartlomiej bartek|beatrice bea trixie|beatriz bea|benedict ben|benjamin ben benny benji
bernard bernie|bernhard bernd|bertrand bert|bogdan bodya|boris borya|bradley brad|bridget biddy
calvin cal|cameron cam|camilla milla|carlos carlitos charly|carol carrie|caroline carrie caro lina
cassandra cass cassie|catherine cathy kate katie cate cat kitty trina|cecilia cissy celia
charles charlie chuck chas charly|charlotte lottie lotte charlie|christian chris kit
christina chris tina chrissy|christine chris chrissy tina|christoph chris
christopher chris topher kit|claudia claudi|clifford cliff|clinton clint|constance connie
constantine kostas costas dinos|cornelia conny nelly|cornelis cees kees|cornelius neil con
courtney court|curtis curt|cynthia cindy|cyril cy|daniel dan danny dani|danielle dani|daria dasha
david dave davey davy|deborah deb debbie debra|denis den|dennis denny|derek rick|desmond des
diana di|dieter didi|dietrich dieter|dimitrios dimitris mitsos jimmy takis|dmitry dima mitya
dmitrii dima mitya|dominic dom nick|dominik domi|donald don donny|dorothy dot dottie dolly
dorothea doro thea|douglas doug|duncan dunc|edmund ed eddie ned ted|eduard edi edik
eduardo edu lalo|edward ed eddie ted ned teddy|edwin ed eddie|ekaterina katya katia|elena lena
eleanor ellie nell nora|eleni lena nitsa|elisabeth lisa elli lisbeth sabeth bettina
elizabeth liz beth betty lisa eliza lizzie|elzbieta ela|emanuel manu|emily em emmy
emmanuel manu manny|enrique quique kike|eric rick|ernest ernie|esteban esteve|esther essie
eugene gene|evgeny zhenya|evgeniya zhenya|evelyn evie|ewa ewka|ezekiel zeke|federica fede
federico fede rico|felicity fliss|feliks felek|ferdinand ferdi nando|fernando nando fer
florence flo flossie|florian flo|francesca fran|francesco franco ciccio checco|francis frank fran
francisco paco pancho kiko curro|francois fanfan|franklin frank|franz franzl
frederick fred freddie|frederik fred frits|friedrich fritz fred friedl|gabriel gabe gabi
gabriela gabi|gabriele gabi|galina galya|gennady gena|geoffrey geoff jeff|george georgie
georgios giorgos yorgos|georg schorsch jorg|gerald gerry jerry|gerard gerry ger|gerhard gerd hardy
gerardus gerard gert|gertrude trudy gertie|giovanni gianni nino vanni|giulia giu
giuseppe beppe pino peppe|gottfried friedl|graham gray|gregory greg|grigory grisha
guillaume guigui|guillermo memo guille|gunther gunni|gustav gus|hannah hanna|harold harry hal
harriet hattie|heinrich heinz heiner|helen nell nellie|helena lena hela|helene leni|helmut helmi
hendrik henk|henri riton|henry hank harry hal|henryk heniek|herbert herb bert|hermann manni
hieronymus ronny|hubert bert hub|hugo huug|ignacio nacho|igor gosha|ilya ilyusha|immanuel manny
ingeborg inge|irene rene renie|irina ira|isaac ike zac|isabel isa bel|isabella bella izzy isa
iosif osya|ivan vanya|jacob jake|jacek jacus|jacqueline jackie|jakob kobi|jakub kuba
james jim jimmy jamie|jan janek|jane janie|janet jan|janina janka|janusz januszek|jarrod jared
jaroslaw jarek|jason jay|javier javi|jean jeannot|jeffrey jeff|jennifer jen jenny jenna
jeremy jerry jez|jerome jerry|jerzy jurek|jessica jess jessie|joachim jochen achim jo|joan joanie
joanna asia jo|joao joca|jocelyn joss|johannes hans jan hannes johan jo|john jack johnny jon
jonas joni|jonathan jon jonny|jorg jo|jose pepe chepe|josef sepp beppo jupp|joseph joe joey
josephine josie jo|joshua josh|jozef jozek|juan juanito|judith judy jutta|julia julie jules
julian jules|juliana jules|julius jules|jurgen jogi|justin jus|karl kalle|karoline karo lina
katarzyna kasia|katharina kathi kati kate tina katja|katherine kathy kate katie kat kit kitty
kathleen kathy kate|kathryn kathy kate katie|kenneth ken kenny|kimberly kim|klaus klausi
konrad conny kurt|konstantin kostya|konstantinos kostas kostis dinos|kristina tina kris
krzysztof krzysiek|lambert bert|larissa lara|laurence larry laurie|laurent lolo
lawrence larry lars laurie|leander lee|leonard len leo lenny|leonardo leo|leonid lyonya
leopold leo poldi|leszek leszko|leticia lety|lillian lil lily|lorenzo renzo enzo|louis lou louie
louise lou lulu|lucas luke|lucia lucy|luciana lu|lucille lucy|ludmila lyuda mila
ludwig lutz wiggerl|luigi gigi gino|luis lucho|lukas luki|lukasz lukaszek|lyubov lyuba
madeleine maddie mad|madeline maddie|magdalena magda lena leni|malcolm mal|manfred manni fred
manuel manolo manu|manuela manu ela|marcel celle|marco marchino|marcos marquitos
margaret maggie meg peggy greta marge|margarete grete greta gretel|margarita rita marga
maria mia marie mitzi mariquita|maria masha|mariana nana|mark marky|martha marty patty
martin marty|martina tina|marvin marv|mary molly polly mamie|mateusz mati|matthew matt
matthias matze hias|maureen mo|maurice mo maury|maximilian max maxi|maxim max|melanie mel
melissa mel missy|melvin mel|mercedes merche|meredith merry
michael mike mick mikey micky mickey michi|michaela michi ela|michal misiek|michel michou
michelle shelly|miguel miguelito|mikhail misha|mildred millie|miroslaw mirek|mitchell mitch
miriam mimi|mohammed mo|monika moni|morris morrie|muhammad mo|nadezhda nadya|nancy nan
natalia natasha nat natalie|natalie nat|nathan nate|nathaniel nate nathan nat
nicholas nick nico nicky|nicola nicky|nicolas nick nico|nicole nicky nic|nikolai kolya
nikolaos nikos|nikolaus klaus niko nik|nikita nik|norman norm|octavia tavia|octavio tavo
oleg olezhka|olga olya|oliver ollie|olivia liv livvy|oswald ozzy|pablo pablito|pamela pam
panagiotis panos takis|paraskevi vivi|patricia pat patty tricia trish|patrick pat paddy|paul pauly
paula pauli|paulina paula|pauline polly|pavel pasha|pawel pawelek|penelope penny|percival percy
peter pete petey|petra petri|petros petrakis|petrus piet peter|philip phil pip|philipp fips
phillip phil|phyllis phyl|pieter piet|pierre pierrot|pietro piero|piotr piotrek petya
prudence prue|pyotr petya|rachel rae|rafael rafa|rainer rainy|ramon moncho|randall randy
randolph randy|raphael raf|raymond ray|rebecca becky becca|regina gina|reginald reg reggie
reinhard hardy|reinhold rene|renate rena nate|ricardo ricky richi|riccardo ricky
richard rick dick rich ricky richie|robert bob rob bobby robbie bert|roberta bobbie
roberto beto tito|rodney rod|rodolfo rudy|rodrigo rodri|roland rolli|roman roma|ronald ron ronnie
rosalind roz|rosemary rosie|roxanne roxy|rudolf rudi|rudolph rudy|rupert rup bert
russell russ rusty|salvador salva|salvatore toto turi|samantha sam|samuel sam sammy
santiago santi yago|sarah sally sadie|sebastian seb bastian basti|sebastiano bastiano
sergei seryozha|sergey seryozha|sergio checo|sharon shaz|sidney sid|siegfried sigi
sigmund sigi ziggy|simon si|slawomir slawek|sofia sonya sofi|solomon sol solly|sophia sophie
spyridon spyros|stanislav stas slava|stanislaw staszek stan stas|stanley stan|stefan steff stef
stefano stef|stephan steff|stephanie steph steff|stephen steve stevie|steven steve stevie
stuart stu|stylianos stelios|susan sue susie suzy|susanna susie susi sanna|susanne susi sanne
suzanne sue suzy|svetlana sveta|sylvester sly|sylvia sylvie silvi|tadeusz tadek|tamara toma
tatiana tanya tatyana|teodoro teo|terence terry|teresa terry tess tere|theodora dora|theodor theo
theodore ted theo teddy|theodoros thodoris|theresa terry tess resi|thomas tom tommy
timothy tim timmy|tobias tobi|tomas tomi|tomasz tomek|tristan tris|ulrich uli ulli
ulrike uli ulli rike|urszula ula|ursula uschi ulla|uwe uwi|vadim vadik|valentina valya
valentin valya val|valerie val|vanessa nessa|vasily vasya|vasileios vasilis vassilis|vera verochka
veronica ronnie vero|veronika vroni|vicente chente|victor vic|victoria vicky tori|viktor vitya
viktoria vika vicky|vincent vince vinnie vin|vincenzo enzo|virginia ginny ginger
vladimir vova volodya vlad|vladislav vlad slava|volodymyr vova volodya|vyacheslav slava
walter walt wally|waltraud traudl|wilfred wilf fred|wilhelm willi willy helmut wim
wilhelmina mina minnie|willem wim pim|william bill will billy willy liam|winifred winnie
winston win|wladyslaw wladek|wojciech wojtek|wolfgang wolf wolfi|xavier xavi|yakov yasha
yaroslav slava|yekaterina katya katia|yelena lena|yevgeny zhenya|yevgeniya zhenya|yulia yulya
yuri yura|zachary zach zack|zbigniew zbyszek|zdzislaw zdzisiek|zofia zosia|abdurrahman apo
ahmet ahmo|mehmet memo|mustafa mistik|ibrahim ibo|suleyman sulo|fatma fatos|huseyin huso|ali aliko
osman osmi|agnieszka aga agusia|aleksandra ola|alexei lyosha alyosha lesha
alexey lyosha alyosha lesha|aleksei lyosha alyosha|alexandre xande ale alex|alois lojza
anatoly tolya tolik|andras bandi andris|annunziata nunzia|antal tono|antonin tonda tonik
antonina tonya nina|antonius ton teun toon|apollonia polly|assunta sunta|barbora bara|beatrix trix
benedetto detto|benjamin bibi|bernadette bernie detta|binyamin benny bibi bini|bohumil bohous
bonifacio boni|branislav bane brane|bronislaw bronek|charlotta lotta|christina kicki stina
concepcion concha conchita|consuelo chelo|cristobal tobal|dagmar dasa|david dudi dudu dovi
diederik dirk|dolores lola lolita|dominique domi|dorota dorotka|duarte dudu|dusan dule
eduarda duda|eduardo duda dudu|elizaveta liza|elijah eli|eliyahu eli|encarnacion encarna
erzsebet bozsi zsoka erzsi|eugenio geno|evzen zenda|ferenc feri|francisca paca paquita
francisco chico|frantisek franta fanda|fyodor fedya|georgina gina|gertruda truda
gheorghe gigi ghita|gijsbert gijs|giacomo mino|gioacchino gino|giovanna gianna vanna|gonzalo gonza
grzegorz grzesiek|guadalupe lupe lupita|gustavo guga tavo|gyorgy gyuri|halina hala|haruki haru
hedwig hedi|hedviga heda|ines inesita|inmaculada inma|isidoro isi|istvan pista pityu isti
itzhak itzik|izabela iza bela|jacobus koos jaap kobus|jacob jaap|jan honza jenda|janos jani jancsi
jaroslav jarda|jesus chuy chucho|jiri jirka|joanna joasia|joaquin quino chimo|johannes joop jannes
jorge coque|josefa pepa pepita|josefina fina|jozsef jozsi|joze joza|juliusz julek|kajetan kajtek
karel karlik|katalin kati kata|kazimierz kazik|ksenia ksyusha|kseniya ksyusha|kunigunde kuni
ladislav lada laco|lars lasse|laszlo laci|laurens rens lau|leokadia lodzia|leonor nonor|lidia lida
lidiya lida|lubomir lubos|ludovit ludo|luiz lula luizinho|magdolna magdi|malgorzata gosia|malgosia
manoel mane|margaretha greet grietje|marianna maryna|miklos miki|milos milosek|mieczyslaw mietek
mihai misu|mihaly misi|montserrat montse|mordechai motti moti|mordecai motti|nicolaas klaas nico
natividad nati|olaf olle|olof olle|orsolya orsi|pantelis lelos|pedro perico pedrito|per pelle
petar pero|pilar piluca|polina polya|radoslaw radek|radu raducu|raisa raya|rafael rafi
remedios reme|reuven ruvi|rosalia lia|rosario charo|rozalia rozi|ruben rubi|ryszard rysiek
salome mela|sandor sanyi|sebastiaan bas|shimon shimi|shmuel shmulik muli|silvestre silver
slobodan boba sloba|stepan styopa|svetozar sveta|teodora dora|terezia terka|tiberiu tibi
tibor tibi|tomislav tomo|trinidad trini|uziel uzi|vaclav vasek venca|valeriy valera|valery valera
vasile vasilica|veniamin venya|vera verka|vitaly vitalik|vitaliy vitalik|vladan vlada
wieslaw wiesiek|wincenty wicek|yaakov kobi yanki|yehuda yuda|yehoshua shuki|yitzhak itzik tzachi
yosef yossi|zalman zali|zdenek zdenda|zinaida zina|zoltan zoli|zsuzsanna zsuzsa zsuzsi
zvi tzvika zvika|jose ze zeca zezinho|antonio tonho toninho|alberto beto|gilberto beto giba
humberto beto|norberto beto|heriberto beto
"""

_SPELLINGS = """
mohammed mohammad mohamed mohamad muhammad muhammed muhamad muhamed mohamet muhammet
maxamed magomed mukhamed mukhammad mukhammed mokhamed mokhammed mokhammad md
ahmed ahmad ahmet akhmed akhmad achmad axmed|mahmoud mahmud mahmood makhmud mahmut
youssef yusuf yousef yousuf yusef yussuf yusif youssouf yusup yosef iosif josef|joseph jozef
hussein husain hussain husayn hossein hosein husein huseyin houssein hussien khusein xuseen
hassan hasan hasen khasan xasan|ibrahim ebrahim ibrohim brahim braheem ibraheem
suleiman sulaiman suleyman soleiman sulayman solayman|osama usama ousama osamah usamah
omar umar oumar omer|othman osman uthman usman ousmane othmane|khaled khalid halid
rashid rasheed rachid rasheid|saeed said sayeed saeid saied
sayed sayyed sayyid sayid syed seyed seyyed|fatima fatimah fatema fatma fatemeh
aisha ayesha aysha aicha aishah ayse|mustafa mostafa moustafa mustapha
abdullah abdallah abdulla abdoullah abdellah abdollah|yasser yasir yassir|nasser nasir naser nasr
mansour mansur mansoor|noor nur nour|karim kareem kerim|rahim raheem|rahman rehman rakhman
jamal gamal djamal jamel djamel cemal|jalal galal djalal celal
qasim kasim qasem kassem qassem kasem gasim|muammar moammar muamar|ismail esmail ismael ismaeel
yasin yassin yaseen yassine|hamid hameed khamid|majid majeed madjid|salim saleem selim|aziz azeez
latif lateef letif|zahra zehra|maryam mariam meryem miriam|nour nur noor|tariq tarek tareq tarik
alexander aleksandr alexandr aleksander oleksandr aliaksandr alexandre aleksandar iskander
alexandra aleksandra oleksandra|alexei alexey aleksei aleksey oleksiy oleksii aliaksei
sergei sergey serhiy serhii sergiy siarhei serge sergej|yuri yury iurii yuriy yurii juri jurij
dmitry dmitri dmitriy dmitrii dmytro dzmitry dimitri|mikhail mikhailo mykhailo mykhaylo mihail
nikolai nikolay mykola nikolaj mikalai|andrei andrey andriy andrii andrej
evgeny evgeni evgeniy evgenii|yevgeny yevgeni yevgeniy evgeny evgenii yevhen yevhenii ievgen
vladimir volodymyr uladzimir wladimir|vasily vasili vasiliy vasilii vasyl|pavel pavlo pawel
petr pyotr petro piotr|ivan iwan|ekaterina yekaterina kateryna katerina katsiaryna
elena yelena olena alena jelena|yulia julia yuliya iuliia yuliia julija
tatiana tatyana tetiana tetyana|natalia nataliya nataliia natalya|olga olha volha
svetlana svitlana sviatlana|irina iryna|anastasia anastasiya anastasiia|maria mariya mariia marija
viktor victor|viktoria victoria viktoriya viktoriia|igor ihor ihar|oleg oleh aleh
grigory grigori grigoriy hryhoriy hryhorii|konstantin kostiantyn kanstantsin constantin
georgy georgi georgiy georgii heorhiy heorhii yegor|vyacheslav viacheslav viatcheslav
gennady gennadi gennadiy hennadiy hennadii|artem artyom artsiom|maxim maksim maksym maxym
catherine katherine kathryn katharine cathryn|philip phillip philipp philippe|geoffrey jeffrey
stephen steven stefan stephan|eric erik erich|mark marc|carl karl|christopher kristopher christoph
christian kristian|christina kristina|sara sarah|ana anna|teresa theresa|lucas lukas
nicolas nicholas|ann anne|alan allan allen|brian bryan|jon john|sean shaun shawn
frederick frederic frederik|henrik hendrik henryk|rafael raphael|matthias mathias matias
dominic dominik dominique|george georg giorgos georgios yorgos yiorgos|peter pieter petr
isaac izaak yitzhak itzhak|moshe moishe|haim chaim hayim|shlomo solomon
georgios yorgos giorgos george|ioannis yannis giannis yiannis|dimitrios demetrios
nikolaos nicolaos
iyer ayyar aiyar iyar aiyer
choudhary chaudhary chaudhari choudhari chaudhri chowdhury choudhury chowdhary
banerjee banarji banerji banerjea byanarji|mukherjee mukharji mukerji mukherji mukhopadhyay
chatterjee chattarji chatterji chatarji|agarwal agraval aggarwal agrawal agarval
srivastava shrivastav shrivastava srivastav|pandey pande panday pandeya|dubey dube
tiwari tivari tewari tiwary|dwivedi dvivedi|trivedi tribedi|verma varma|mishra misra
shukla sukla|sharma sarma|chauhan chouhan chavan|jaiswal jayasval jayaswal
bhattacharya bhattacharjee
ghosh ghose|bose basu|das dash|reddy reddi|nair nayar|menon menan|rathore rathor rathaur
"""

_FAMILY_SPELLINGS = """
lee li yi ri rhee rhie|park pak bak|kim gim|choi choe choy|jung jeong chung cheong|kang gang
cho jo joh|yoon yun youn|jang chang zhang|lim im rim lin|shin sin|ahn an|oh o|seo suh so|kwon gwon
noh no roh ro|yoo yu ryu ryoo liu|baek paek paik baik|ko koh go|bae pae|woo u wu|wang wong
huang hwang|zhou chow chou|wu ng|chen chan|xu hsu|xie hsieh|cai tsai choi|zheng cheng|guo kuo kwok
liu lau|yang young|jiang chiang|zhao chao chiu
"""
_MORE_FAMILIES = """
sun ma hu lin he gao luo liang song tang han feng deng cao peng zeng tian dong pan yuan yu du ye
su wei lu ding ren shen yao fu zhong jia xia qin wei fang shi tan liao zou xiong jin hao kong bai
cui qiu hou jiang shao meng wan qian lai gong long hong son im nam ha min ju yang bang chu chae
heo nguyen tran le pham hoang phan vu vo dang bui ngo duong dinh ta mai trinh truong
"""

_ALSO_FAMILIES = """
scott grant morgan taylor jordan blake parker carter mason ross craig keith kelly lewis lloyd
marshall murray neil nelson owen perry reed russell ryan shannon spencer stuart tyler wayne wesley
dean dale gordon hunter jackson logan cooper austin bradley brooks carson chandler chase clay cole
dallas drew elliott evan everett forrest franklin garrett glenn harley harper harrison hayden
henry howard hudson ira jarvis jesse joyce kendall kennedy kent lane leslie lincoln lindsay
madison maxwell mitchell noel norman palmer paige preston quinn reese riley rodney rory roy sawyer
sheldon sidney stanley sterling sullivan tanner todd travis troy tucker turner vaughn warren
webster whitney winston wyatt adams thomas martin james otto ernst werner arnold franz hermann
walter gunther ludwig konrad berthold heinrich wilhelm bernard robert richard laurent simon michel
david bertrand durand roland girard leclerc marchand alonso vicente santiago domingo pascual
marcos lucas mateo bautista leon gil bruno marino santo kumar ravi mohan krishna prasad raj anand
ganesh suresh ramesh mahesh rajesh sanjay vijay ashok ram lal das gopal hari arun prakash chandra
dev nath salim karim nasser saleh jaber kamal jamal fahd
"""

Groups = Mapping[str, frozenset[str]]
"""Each word with all that stand for it."""


def _rows(table: str) -> list[list[str]]:
    return [row.split() for row in table.replace("\n", "|").split("|") if row]


def _joined(pairs: Iterable[tuple[str, str]]) -> Groups:
    found: dict[str, set[str]] = {}
    for word, other in pairs:
        found.setdefault(word, set()).add(other)
    return {word: frozenset(others) for word, others in found.items()}


PROPER: Final = _joined((short, row[0]) for row in _rows(_SHORT_FORMS) for short in row[1:])
"""The full names that a short form may stand for."""

SPELLINGS: Final = _joined((word, row[0]) for row in _rows(_SPELLINGS) for word in row)
"""By spelling: the first of each group of spellings of one name that it stands in."""

FAMILY_SPELLINGS: Final = _joined(
    (word, row[0]) for row in _rows(_FAMILY_SPELLINGS) for word in row
)
"""The same for family names of East Asia, where a spelling is often that of another name too."""

EAST_ASIAN_FAMILIES: Final = frozenset(FAMILY_SPELLINGS) | frozenset(_MORE_FAMILIES.split())
"""Frequent family names of China, Korea and Vietnam in Latin letters."""

EITHER: Final = (
    frozenset(word for row in _rows(_SHORT_FORMS) for word in row)
    | frozenset(SPELLINGS)
    | frozenset(_ALSO_FAMILIES.split())
) - EAST_ASIAN_FAMILIES
"""Names of which each can be a given name and, as most of them can, a family name."""

_FULL = frozenset(row[0] for row in _rows(_SHORT_FORMS))

GIVEN_NAMES: Final = frozenset(word for row in _rows(_SHORT_FORMS) for word in row) | frozenset(
    SPELLINGS
)
"""Given names known here, full and short: two of them are rather two names than a slip."""


@lru_cache(maxsize=1 << 16)
def full_form(word: str) -> str:
    """One name that stands for all its short forms and spellings; the word itself where it is
    known as neither, as a full name, or as a family name of its own."""
    if spelt := SPELLINGS.get(word):
        return min(spelt)
    if word in EAST_ASIAN_FAMILIES or word in _FULL:
        return word
    return min(PROPER.get(word, (word,)), key=lambda name: (name[0] != word[0], name))
