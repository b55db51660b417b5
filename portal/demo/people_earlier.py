"""The people who came earlier in the year; most of them found something. All of them are invented."""

from portal.demo.persons import Person
from portal.labour.words import Goal
from portal.labour.words import OccupationField as F

STAY, JOB, LEARN = Goal.INTERNSHIP, Goal.JOB, Goal.APPRENTICESHIP

EARLIER: tuple[Person, ...] = (
    Person(
        "maksym", "Maksym", "Sydorenko", "04687 Trebsen/Mulde", "nadja", "uk,ru", JOB, F.PRODUCTION, "343:7:Kläranlage in Sumy",
        "a2:test", "40:shifts:", "a", "BS", "sorting:independent,safety:independent,stamina:teaches", ("Максим Сидоренко",),
        (1983, 5, 14), 360, "Ukraine", "§ 24 AufenthG", "Tochter Solomija hat Asthma, Notruf geht an Oma Nina.",
    ),
    Person(
        "huda", "Huda", "Al-Masri", "04668 Grimma", "nadja", "ar", JOB, F.FOOD_PRODUCTION, "292:5:Konditorei in Hama",
        "b1:test", "30:morning:", "a", "S", "pastry:teaches,dough:independent,food_hygiene:independent", ("هدى المصري",),
        (1986, 9, 3), 345, "Syrien", "§ 25 Abs. 2 AufenthG", None,
    ),
    Person(
        "goharik", "Goharik", "Petrosjan", "04668 Grimma", "nadja", "hy,ru", STAY, F.CHILDREN_EDUCATION,
        "831:6:Kindergarten in Gjumri", "b1:teacher", "25:morning:afternoon", "a", "",
        "children_play:independent,children_care:teaches,company:independent", ("Գոհարիկ Պետրոսյան",), (1994, 4, 27), 105,
        "Armenien", "§ 25 Abs. 3 AufenthG", "Zieht im Februar vielleicht zur Cousine nach Chemnitz.",
    ),
    Person(
        "mehdi", "Mehdi", "Bahrami", "04687 Trebsen/Mulde", "nadja", "fa,prs", STAY, F.PRODUCTION, "251:4:Ziegelei in Qom",
        "a2:teacher", "35:whole_day:", "a", "b", "sorting:independent,machine_operation:with_guidance,lifting:independent",
        ("مهدی بهرامی",), (1997, 11, 8), 98, "Iran", "§ 25 Abs. 2 AufenthG", "Schläft schlecht, Gespräche bei der Diakonie.",
    ),
    Person(
        "fadumo", "Fadumo", "Cabdi", "04680 Colditz", "nadja", "so", STAY, F.CLEANING, "", "a1:teacher", "20:afternoon:morning",
        "a", "", "cleaning_rooms:independent,household:teaches", (), (1990, 2, 2), 210, "Somalia", "§ 25 Abs. 2 AufenthG",
        "Trägt Brille erst seit Mai, vorher oft Kopfschmerzen.", has_mail=False,
    ),
    Person(
        "sorin", "Sorin", "Ciobanu", "04680 Colditz", "nadja", "ro", JOB, F.KITCHEN_SERVICE, "293:9:Kantine in Iași",
        "b1:self_report", "35:shifts:", "a", "BS", "warm_kitchen:teaches,large_kitchen:teaches", (), (1974, 6, 18), 310,
        "Rumänien", "EU-Bürger", None,
    ),
    Person(
        "kidane", "Kidane", "Weldu", "04808 Wurzen", "samira", "ti,ar", JOB, F.PRODUCTION, "321:3:Straßenbau in Massawa",
        "a2:test", "40:shifts:", "a", "S", "sorting:independent,lifting:independent,team:independent", ("ኪዳነ ወልዱ",),
        (1989, 1, 23), 330, "Eritrea", "§ 25 Abs. 2 AufenthG", None,
    ),
    Person(
        "yevheniia", "Jewhenija", "Polischtschuk", "04808 Wurzen", "samira", "uk", JOB, F.METAL_ELECTRICAL,
        "263:5:Gerätewerk in Charkiw", "b1:test", "35:whole_day:", "a", "B",
        "cables:independent,technical_plans:independent,quality:teaches", ("Євгенія Поліщук",), (1982, 12, 12), 200, "Ukraine",
        "§ 24 AufenthG", "Mann ist an der Front, meldet sich sonntags.",
    ),
    Person(
        "reza", "Reza", "Moradi", "04827 Machern", "samira", "prs,fa", JOB, F.WAREHOUSE_TRANSPORT, "513:3:Großmarkt in Herat",
        "a2:test", "40:shifts:", "a", "BF", "picking:independent,forklift:independent,goods_in:with_guidance", ("رضا مرادی",),
        (1995, 8, 5), 290, "Afghanistan", "§ 25 Abs. 3 AufenthG", None,
    ),
    Person(
        "gulsum", "Gülsüm", "Çelik", "04828 Bennewitz", "samira", "tr", JOB, F.CARE, "821:4:Pflegeheim in Izmir", "b2:test",
        "30:morning:", "a", "B", "basic_care:teaches,meals_help:teaches,care_notes:independent", ("Gulsum Celik",),
        (1979, 3, 30), 300, "Türkei", "§ 18a AufenthG", None,
    ),
    Person(
        "duc", "Văn Đức", "Trần", "04821 Brandis", "samira", "vi", LEARN, F.KITCHEN_SERVICE, "293:2:Imbiss in Đà Nẵng",
        "b1:test", "40:whole_day:", "a", "S", "warm_kitchen:independent,cold_kitchen:independent,learning:teaches",
        ("Tran Van Duc",), (2003, 10, 19), 280, "Vietnam", "§ 16f AufenthG", "Onkel betreibt einen Laden in Eilenburg.",
    ),
    Person(
        "blessing", "Blessing", "Eze", "04808 Wurzen", "samira", "en", STAY, F.CARE, "", "a2:teacher", "25:morning:afternoon",
        "a", "", "company:independent,meals_help:with_guidance", (), (1999, 7, 7), 170, "Nigeria", "§ 25 Abs. 3 AufenthG", None,
    ),
    Person(
        "zoran", "Zoran", "Đurić", "04808 Wurzen", "samira", "sr", JOB, F.BUILDING, "332:11:Malerbetrieb in Banja Luka",
        "a2:self_report", "40:whole_day:", "a", "B", "wall_paint:teaches,plaster:teaches", ("Zoran Djuric",), (1970, 4, 9), 240,
        "Bosnien und Herzegowina", "§ 26 Abs. 2 BeschV", None,
    ),
    Person(
        "nasrin", "Nasrin", "Sadat", "04808 Wurzen", "samira", "prs", STAY, F.RETAIL, "621:2:Stoffladen in Balch", "a2:advisor",
        "20:morning:afternoon", "a", "", "counter:independent,stock:independent", ("نسرین سادات",), (1998, 1, 16), 120,
        "Afghanistan", "§ 25 Abs. 2 AufenthG", None, has_mail=False,
    ),
    Person(
        "mykola", "Mykola", "Harkawenko", "04552 Borna", "tobias", "uk,ru", JOB, F.WAREHOUSE_TRANSPORT,
        "521:15:Spedition in Odessa", "a2:test", "40:shifts:", "a", "BFS", "loading:teaches,forklift:teaches,truck:teaches",
        ("Микола Гаркавенко",), (1968, 2, 24), 320, "Ukraine", "§ 24 AufenthG", None,
    ),
    Person(
        "rahel", "Rahel", "Abraha", "04552 Borna", "tobias", "ti,en", JOB, F.KITCHEN_SERVICE, "632:3:Gästehaus in Keren",
        "b1:teacher", "30:morning:", "a", "S", "rooms:independent,serving:independent,laundry:teaches", ("ራሄል ኣብርሃ",),
        (1996, 6, 1), 315, "Eritrea", "§ 25 Abs. 2 AufenthG", None,
    ),
    Person(
        "kawa", "Kawa", "Ismail", "04571 Rötha", "tobias", "ckb,ar", JOB, F.WAREHOUSE_TRANSPORT, "513:6:Lager in Erbil",
        "b1:test", "40:shifts:", "a", "BF", "picking:teaches,packing:independent,goods_in:independent", ("كاوه ئيسماعيل",),
        (1985, 10, 28), 285, "Irak", "§ 25 Abs. 3 AufenthG", "Pfändung vom Lohn möglich, Schuldnerberatung Borna weiß Bescheid.",
    ),
    Person(
        "lamin", "Lamin", "Ceesay", "04564 Böhlen", "tobias", "en,fr", STAY, F.METAL_ELECTRICAL, "252:2:Werkstatt in Serekunda",
        "a2:teacher", "35:whole_day:", "b", "", "maintenance:with_guidance,tyres:independent,safety:independent", (),
        (2001, 3, 3), 160, "Gambia", "Duldung nach § 60c AufenthG", None,
    ),
    Person(
        "jelena", "Jelena", "Ptáčková", "04564 Böhlen", "tobias", "cs", JOB, F.CLEANING, "541:8:Schule in Teplice",
        "b1:self_report", "20:morning:", "a", "B", "cleaning_rooms:teaches,cleaning_agents:teaches", (), (1972, 11, 15), 140,
        "Tschechien", "EU-Bürgerin", None,
    ),
    Person(
        "shirin", "Shirin", "Hosseinzadeh", "04654 Frohburg", "tobias", "fa", LEARN, F.CARE, "813:3:Krankenhaus in Ahwas",
        "b2:test", "39:shifts:", "a", "S", "vital_signs:teaches,basic_care:independent,first_aid:independent",
        ("شیرین حسین‌زاده",), (2000, 12, 21), 295, "Iran", "§ 25 Abs. 2 AufenthG", None,
    ),
    Person(
        "ali-r", "Ali", "Rezaie", "04643 Geithain", "tobias", "prs", STAY, F.BUILDING, "332:1:Baustellen in Bamiyan",
        "a2:teacher", "38:whole_day:", "a", "", "wall_paint:with_guidance,lifting:independent", ("علی رضایی",), (2004, 5, 20),
        85, "Afghanistan", "§ 25 Abs. 3 AufenthG", None, has_mail=False,
    ),
    Person(
        "oleh", "Oleh", "Tymoschenko", "04416 Markkleeberg", "doreen", "uk,ru", JOB, F.KITCHEN_SERVICE,
        "293:10:Restaurant in Lwiw", "a2:test", "35:shifts:", "a", "S", "warm_kitchen:teaches,cold_kitchen:teaches",
        ("Олег Тимошенко",), (1977, 8, 11), 335, "Ukraine", "§ 24 AufenthG", None,
    ),
    Person(
        "chiara", "Chiara", "D’Amico", "04416 Markkleeberg", "doreen", "it,en", JOB, F.KITCHEN_SERVICE, "633:5:Bar in Bari",
        "b1:self_report", "30:flexible:", "a", "B", "serving:teaches,customers:teaches", ("Chiara D'Amico",), (1991, 9, 29), 230,
        "Italien", "EU-Bürgerin", None,
    ),
    Person(
        "bibi", "Bibi", None, "04463 Großpösna", "doreen", "ps", STAY, F.CLEANING, "", "a1:advisor", "15:morning:", "a", "",
        "laundry:independent,rooms:with_guidance", ("بی بی",), (1992, 1, 1), 150, "Afghanistan", "§ 25 Abs. 2 AufenthG",
        "Rechnungen liest die Nachbarin Frau Seifert vor.", has_mail=False,
    ),
    Person(
        "samba", "Samba", "N’Diaye", "04420 Markranstädt", "doreen", "fr", JOB, F.WAREHOUSE_TRANSPORT, "525:4:Hafen in Dakar",
        "a2:test", "40:shifts:", "b", "F", "forklift:independent,loading:independent", (), (1993, 4, 4), 260, "Senegal",
        "Aufenthaltsgestattung", None,
    ),
    Person(
        "tatjana", "Tetjana", "Schewtschuk", "04442 Zwenkau", "doreen", "uk,pl", JOB, F.RETAIL, "623:9:Kaufhalle in Riwne",
        "b1:test", "25:morning:", "a", "B", "checkout:teaches,shelves:teaches,customers:independent", ("Тетяна Шевчук",),
        (1980, 2, 8), 270, "Ukraine", "§ 24 AufenthG", None,
    ),
)  # fmt: skip
