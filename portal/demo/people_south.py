"""The people of the two other advisors, around Borna and Markkleeberg. All of them are invented."""

from portal.demo.persons import Person
from portal.labour.words import Goal
from portal.labour.words import OccupationField as F

STAY, JOB, LEARN = Goal.INTERNSHIP, Goal.JOB, Goal.APPRENTICESHIP

SOUTH: tuple[Person, ...] = (
    Person(
        "haile", "Tesfaye", "Bekele", "04552 Borna", "tobias", "am,en", JOB, F.PRODUCTION, "343:3:Wasserwerk in Adama",
        "a2:test", "40:shifts:", "a", "BS", "sorting:independent,stamina:independent,safety:independent", ("ተስፋዬ በቀለ",),
        (1986, 4, 4), 340, "Äthiopien", "§ 25 Abs. 3 AufenthG", None,
    ),
    Person(
        "marjana", "Marjana", "Kowalenko", "04552 Borna", "tobias", "uk,ru,en", JOB, F.CARE, "813:9:Klinik in Winnyzja",
        "b1:test", "30:morning:", "a", "B", "basic_care:teaches,vital_signs:teaches,care_notes:independent",
        ("Мар'яна Коваленко",), (1981, 7, 7), 145, "Ukraine", "§ 24 AufenthG",
        "Anerkennung als Pflegefachkraft läuft, Bescheid der Landesdirektion fehlt.",
    ),
    Person(
        "soraya", "Thuraya", "Haddad", "04552 Borna", "tobias", "ar,fr", STAY, F.CHILDREN_EDUCATION,
        "841:6:Grundschule in Latakia", "b1:teacher", "25:morning:afternoon", "a", "",
        "teaching:teaches,children_play:independent,homework:teaches", ("ثريا حداد", "Soraya Hadad",), (1988, 2, 20), 118,
        "Syrien", "§ 25 Abs. 2 AufenthG", "Nicht verwandt mit Kollegin Haddad.",
    ),
    Person(
        "emmanuel", "Emmanuel", "Okafor", "04571 Rötha", "tobias", "en", JOB, F.WAREHOUSE_TRANSPORT, "525:5:Hafen in Lagos",
        "a2:test", "40:shifts:", "a", "BFS", "forklift:independent,goods_in:independent,loading:teaches", (), (1984, 9, 14),
        230, "Nigeria", "§ 25a AufenthG", "Vorstrafe wegen Fahrens ohne Ticket, ist erledigt.",
    ),
    Person(
        "andriy", "Andrij", "Bondar", "04571 Rötha", "tobias", "uk,ru", STAY, F.WAREHOUSE_TRANSPORT,
        "513:3:Paketdienst in Kyjiw", "a1:teacher", "38:whole_day:", "a", "B",
        "picking:independent,packing:independent,phone_use:independent", ("Андрій Бондар",), (1999, 3, 25), 84, "Ukraine",
        "§ 24 AufenthG", None,
    ),
    Person(
        "rojda", "Rojda", "Demir", "04552 Borna", "tobias", "kmr,tr", STAY, F.RETAIL, "623:2:Marktstand in Batman",
        "a2:teacher", "20:morning:afternoon", "a", "", "counter:independent,numbers:independent,customers:independent", (),
        (2000, 5, 1), 99, "Türkei", "§ 25 Abs. 1 AufenthG", "Hat sich vom Mann getrennt, neue Adresse streng geheim halten.",
    ),
    Person(
        "samuel", "Samuel", "Girma", "04564 Böhlen", "tobias", "am", STAY, F.METAL_ELECTRICAL,
        "252:4:Autowerkstatt in Dire Dawa", "a2:teacher", "35:whole_day:", "a", "B",
        "car_repair:independent,tyres:teaches,maintenance:with_guidance", ("ሳሙኤል ግርማ",), (1992, 12, 12), 72, "Äthiopien",
        "§ 25 Abs. 2 AufenthG", None,
    ),
    Person(
        "parwana", "Parwana", "Yusufi", "04654 Frohburg", "tobias", "prs", STAY, F.RETAIL, "612:1:Stoffladen in Ghazni",
        "a2:advisor", "20:morning:", "a", "", "shelves:with_guidance,stock:with_guidance,punctuality:independent",
        ("پروانه یوسفی",), (1997, 4, 18), 105, "Afghanistan", "§ 25 Abs. 3 AufenthG", None,
    ),
    Person(
        "stefan-r", "Ștefan", "Românu", "04643 Geithain", "tobias", "ro,hu", JOB, F.BUILDING, "333:10:Trockenbau in Cluj",
        "b1:self_report", "40:whole_day:", "a", "B", "drywall:teaches,wall_paint:independent,guiding:independent",
        ("Stefan Romanu",), (1980, 8, 19), 62, "Rumänien", "EU-Bürger", None,
    ),
    Person(
        "lin", "Lin", "Aung", "04552 Borna", "tobias", "en,th", JOB, F.FARMING, "121:6:Gärtnerei in Mandalay", "a2:teacher",
        "35:whole_day:", "a", "", "sowing:independent,greenery:independent", (), (1990, 6, 3), 44, "Myanmar",
        "§ 25 Abs. 2 AufenthG", "Einzige Person mit dieser Muttersprache im Landkreis, deshalb nie die Sprache nennen.",
    ),
    Person(
        "hassan", "Hassan", "Al-Jabouri", "04552 Borna", "tobias", "ar,ckb", JOB, F.WAREHOUSE_TRANSPORT,
        "521:12:Taxi in Mossul", "b1:test", "40:flexible:", "a", "B",
        "driving_car:teaches,delivery:independent,customers:independent", ("حسن الجبوري",), (1973, 2, 11), 250, "Irak",
        "§ 26 Abs. 3 AufenthG", None,
    ),
    Person(
        "elif", "Elif", "Yıldız", "04416 Markkleeberg", "doreen", "tr", JOB, F.KITCHEN_SERVICE, "632:7:Hotel in Antalya",
        "b1:test", "30:morning:", "a", "BS", "rooms:teaches,serving:independent,customers:independent", (), (1989, 3, 8), 190,
        "Türkei", "§ 18a AufenthG", None,
    ),
    Person(
        "joao", "João", "Gonçalves", "04463 Großpösna", "doreen", "pt,en", JOB, F.KITCHEN_SERVICE, "633:6:Café in Porto",
        "a2:self_report", "35:shifts:", "a", "S", "serving:independent,cold_kitchen:independent", ("Joao Goncalves",),
        (1993, 11, 27), 86, "Portugal", "EU-Bürger", None,
    ),
    Person(
        "nadia", "Nadija", "Lyssenko", "04416 Markkleeberg", "doreen", "uk,ru", STAY, F.KITCHEN_SERVICE,
        "632:3:Pension in Jaremtsche", "a2:teacher", "30:morning:afternoon", "a", "",
        "rooms:independent,laundry:independent,serving:with_guidance", ("Надія Лисенко",), (1985, 10, 16), 128, "Ukraine",
        "§ 24 AufenthG", None,
    ),
    Person(
        "mohammed-c", "Mohammad", "Al Ahmad", "04416 Markkleeberg", "doreen", "ar", JOB, F.WAREHOUSE_TRANSPORT,
        "513:4:Lager in Aleppo", "", "40::", "", "", "", (), (1988, 3, 4), 4, "Syrien", "",
        "Tag und Monat der Geburt vielleicht vertauscht?", has_mail=False,
    ),
    Person(
        "grace", "Grace", "Achieng", "04420 Markranstädt", "doreen", "en", LEARN, F.CARE, "821:2:Hospiz in Kisumu", "b2:test",
        "39:shifts:", "a", "S", "basic_care:independent,company:teaches,first_aid:independent", (), (1998, 1, 31), 68,
        "Kenia", "§ 19c AufenthG", "War Au-pair bei Familie Hoffmann in Zwenkau.",
    ),
    Person(
        "omid", "Omid", "Karimi", "04442 Zwenkau", "doreen", "fa,en", JOB, F.OFFICE_IT, "434:5:Softwarehaus in Täbris",
        "b1:test", "40:flexible:", "a", "B", "programming:teaches,computers:independent,design:with_guidance",
        ("امید کریمی",), (1991, 12, 21), 54, "Iran", "§ 25 Abs. 2 AufenthG", None,
    ),
    Person(
        "precious", "Precious", "Ngwenya", "04416 Markkleeberg", "doreen", "en", STAY, F.CLEANING, "541:4:Hotel in Bulawayo",
        "a2:teacher", "20:afternoon:morning", "b", "",
        "cleaning_rooms:independent,cleaning_machines:with_guidance,windows:independent", (), (1987, 5, 28), 50, "Simbabwe",
        "Duldung nach § 60c AufenthG", None,
    ),
    Person(
        "ion", "Ion", "Munteanu", "04420 Markranstädt", "doreen", "ro,ru", JOB, F.WAREHOUSE_TRANSPORT,
        "521:9:Spedition in Chișinău", "a2:self_report", "40:shifts:", "b", "BFS", "truck:teaches,loading:independent", (),
        (1976, 7, 4), 33, "Moldau", "Aufenthaltsgestattung", None,
    ),
    Person(
        "ewa", "Ewa", "Wiśniewska", "04463 Großpösna", "doreen", "pl,ru", JOB, F.KITCHEN_SERVICE, "293:13:Kantine in Opole",
        "b1:self_report", "30:morning:", "a", "B", "large_kitchen:teaches,warm_kitchen:teaches,food_hygiene:independent",
        ("Ewa Wisniewska",), (1968, 6, 23), 47, "Polen", "EU-Bürgerin", None,
    ),
)  # fmt: skip
