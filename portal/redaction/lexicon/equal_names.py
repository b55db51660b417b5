"""Names that are the same although they sound different: each line is one name in several languages, folded."""

from typing import Final

_LINES: Final = """
alexander oleksandr aleksandr alexandr alexandre aleksander iskander iskandar sascha sasha olek
alexandra oleksandra aleksandra
alexej oleksij oleksiy aleksei aleksej alexei alexey
michael mykhailo mykhaylo mychajlo michail mikhail michajlo mischa misha
nikolai mykola nikolaj nikolay nicolas nikolaus kolja
helena olena elena jelena yelena lena ileana
anna hanna hannah ganna anja anya
andreas andrij andriy andrej andrei andrey andrew
dmytro dmitri dmitrij dmitry dima dimitri
wolodymyr volodymyr vladimir wladimir wolodja vova wowa
katharina kateryna ekaterina jekaterina katerina yekaterina katja katya
serhij serhiy sergej sergei sergey serge
eugen yevhen jewhen evgeni jewgenij evgenij yevgeny evgeny
igor ihor
oleg oleh
paul pavlo pawlo pavel pawel
peter petro pjotr pyotr petr
stefan stepan stephan steffen
johann ivan iwan jan john yohannes johannes yahya
george georg heorhij georgij giorgi jurij yurij yurii juri yuri
natalia natalija natalya nataliya natascha natasha
julia yulia julija yuliia iuliia
tatiana tetiana tetjana tatjana tanja tanya
maria mariia marija mariya maryam mariam meryem miriam mary
joseph josef jusuf yusuf youssef yousef jussuf yosef yosief jusef yussuf
mohammed muhammad mohamad mohammad muhammed mehmet mohamed muhamad mohamud mahomed mahamat mamadou muhamed
ahmed ahmad achmed ahmet achmad
ibrahim abraham ibraahim abrehaley
fatima fatma fatimah fatuma fatimeh fatoumata fadima
khadija hatice chadidscha khadidja hadidscha khadijah hadija kadija
aisha ayse aicha aischa ayesha aysha aisa
hussein husain huseyin hossein hussain hosein hussien
hassan hasan
osman othman uthman usman
omar umar omer oemer
suleiman sulaiman sueleyman suleyman soliman suleman
david davud dawud daud daoud davit dawit dawod
isaac ishak ishaq isaak yitzhak
jacob yakub yaqub jakob yacoub jakub
moses musa moussa mose
jesus isa issa eissa
ilias ilyas elias elyas elia
zainab zeynep seinab zaynab zeinab seynab zaineb zeineb
leila layla laila leyla lejla lailah leylah
jamal dschamal djamal gamal cemal jamaal
jamila cemile dschamila djamila gamila
khalid halit chaled khaled haled chalid kalid
khalil halil chalil
mustafa mostafa mustapha moustafa
mahmoud mahmud mahmut machmud mahmood
reza rida riza resa
rahman rachman rahmaan
abdallah abdullah abdulah abdoulaye abdellah
abdelrahman abdulrahman abdurrahman abdirahman abdorrahman
george jirjis girgis dschirdschis jurjis
qasim kasim kassem qassem ghasem gassem kassim
jafar cafer djafar dschafar jaafar
aziz asis azis
zahra sahra zehra zohra
shirin schirin sirin
sherif scherif serif sharif scharif cherif
ramadan ramazan ramasan
nasrin nesrin nasreen
farid ferit fareed
said saeed sayed seyed seid saied syed
ali aly
hamid hamit hameed
rashid raschid rasit rasheed rachid
samir semir sameer
amir emir ameer
nour nur noor nuur
tesfay tesfaye tesfai tasfay
gebre ghebre gabre gebr
selassie sillasie silase selase sellassie sellasie silasie
kidane kidan kidanie
berhane birhane brhane berhan
haile hayle haylay hailay
tsegay zegay tsegaye segay tsegai
hiwot hiywet hywot
mehret mihret mhret
nguyen nguyn

wassyl vasyl wasyl vasil basil wassili vasili
matthias matvij matwij matvei
marianna mariana marjana maryana
svitlana switlana svetlana swetlana lana sweta
ljudmyla liudmyla ludmila lyudmila ljudmila
iryna irina iryna ira
olha olga
halyna galina galyna
hryhorij hryhoriy grigori grigorij gregor
bohdan bogdan
zhytnyk schytnyk jitnik shytnyk
mykyta nikita
kyrylo kirill kyrill cyril
danylo daniil danil daniel danial
lew lev
ilja ilya illja illia
vjatscheslaw vyacheslav viacheslav wjatscheslaw slawa
eugenia yevheniia jewhenija evgenija yevgenia jewgenija evgenia evgeniya zhenya schenja shenja jenya zenja
eugen yevhen jewhen evgeni jewgenij evgenij yevgeny zhenya schenja shenja jenya zenja
viktoria viktoriia wiktorija viktorija victoria wika vika
svitlana switlana svetlana swetlana sveta sweta switka
anastasia anastasiia anastasija anastasiya nastja nastya nastia asya
alexandra oleksandra aleksandra sascha sasha schura
irina iryna irena ira irka
olga olha olja olya olia
ludmila lyudmyla ljudmila liudmyla lyuda ljuda luda mila
ljubow lyubov lioubov liubov ljuba lyuba luba
nadeschda nadezhda nadiya nadija nadja nadya
galina halyna galyna halina galja galya halja halya
daria darja daryna daryia dascha dasha
maria mariia marija mascha masha
oksana ksenia kseniia ksenija xenia ksjuscha ksyusha
anatolij anatolii anatoly tolja tolya tolik
waleri valerii valerij walerij valera walera
wladislaw vladyslav vladislav vlad wlad slawa slava
wjatscheslaw viacheslav vyacheslav slawa slava
roman roma
konstantin kostiantyn kostja kostya
stanislaw stanislav stas
leonid lyonya ljonja
boris borys borja borya
alexej oleksij oleksiy aljoscha alyosha lyosha ljoscha
pavlo pawlo pavel pascha pasha
petro pjotr petja petya
ivan iwan wanja vanya
serhij serhiy sergej serjoscha seryozha serhijko
ibrahim ibo
mohammad mohammed muhammad hamoudi hammoudi hamudi
ahmad ahmed hamoudi hammoudi hamudi
mustafa mustafa mustu mustapha musti
fatma fatima fato fati
suleyman suleiman sulo
abdullah abdallah abdul abdou apo
abdulrahman abdelrahman abdirahman abdou abed abdi
gebremariam gebre gebru
elisabeth elizabeth elsabet yelisaveta lisa liza lisaveta
agnieszka agnes aga
katarzyna kasia kaska
malgorzata gosia malgosia
joanna asia joasia
krzysztof krzysiek
tomasz tomek
wojciech wojtek
stanislaw staszek
grzegorz grzesiek
barbara basia
elzbieta ela elka
ljudmyla liudmyla ljudmila luda ljuda
switlana svitlana swetlana swita sweta sveta
anastasija anastasiia nastja nastya nastia
viktoria viktoriia wiktorija vika wika
iryna irina ira
olha olga olja olya olia
sofija sofiia sonja sonya
daria darija dascha dasha
konstantin kostiantyn kostja kostya kostas
fatoumata fatima fanta fatou
mustafa mustapha musti
ibrahim ibo
francisco paco pancho
ignacio nacho
guadalupe lupe
concepcion concha
dolores lola
enrique quique
giuseppe peppe beppe
william bill willi
robert bob
richard dick
margaret maggie peggy
gheorghe gicu
elisabeth betty lisbeth
abdulrahman abdou
zeynep zeyno
huseyin huso
jelyzaveta jelisaweta yelyzaveta lisa
oleksij ljoscha ljosha alyosha
hryhorij grigorij grischa hrysha
borys boris borja
vasyl wasyl wassili wasja vasya
pavlo pascha pasha
yurij jura
ruslan rusik
tesfaye tesfay
gebremedhin gebre
tewodros teddy
"""


def _read() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in _LINES.strip().splitlines():
        names = frozenset(line.split())
        for name in names:
            found[name] = found.get(name, frozenset()) | names - {name}
    return found


EQUAL_NAMES: Final = _read()
