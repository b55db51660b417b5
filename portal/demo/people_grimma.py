"""The people Nadja Brandt accompanies around Grimma. All of them are invented."""

from portal.demo.persons import Person
from portal.labour.words import Goal
from portal.labour.words import OccupationField as F

STAY, JOB, LEARN = Goal.INTERNSHIP, Goal.JOB, Goal.APPRENTICESHIP

GRIMMA: tuple[Person, ...] = (
    Person(
        "amanuel", "Amanuel", "Tesfay", "04668 Grimma", "nadja", "ti,am,en", STAY, F.FOOD_PRODUCTION,
        "292:4:Bäckerei in Asmara", "a2:teacher", "30:morning:afternoon", "a", "S",
        "dough:independent,food_hygiene:with_guidance,punctuality:independent,stamina:independent,team:independent",
        ("አማኑኤል ተስፋይ",), (1994, 3, 12), 95, "Eritrea", "§ 25 Abs. 2 AufenthG",
        "Wohnt mit Bruder Yonas in der Karl-Marx-Straße. Geht sonntags in die orthodoxe Kirche in Leipzig, bitte keine Sonntage.",
    ),
    Person(
        "daria", "Daria", "Melnyk", "04668 Grimma", "nadja", "uk,ru", JOB, F.RETAIL, "623:6:Lebensmittelladen in Poltawa",
        "b1:test", "20:morning:afternoon", "a", "B",
        "customers:independent,checkout:independent,numbers:independent,shelves:teaches", ("Дар'я Мельник", "Darja Melnik",),
        (1987, 11, 2), 160, "Ukraine", "§ 24 AufenthG",
        "Sohn Maksym (7) geht in die Grundschule Bücherwurm, Hort bis 16 Uhr.",
    ),
    Person(
        "yusuf", "Yusuf", "Kaya", "04668 Grimma", "nadja", "kmr,tr", STAY, F.FOOD_PRODUCTION, "292:2:Backstube in Diyarbakır",
        "a2:teacher", "35:morning:", "a", "S",
        "oven:with_guidance,dough:with_guidance,lifting:independent,safety:independent", (), (1999, 6, 21), 88, "Türkei",
        "Aufenthaltsgestattung", "Termin beim Zahnarzt Dr. Lenz immer mittwochs früh.",
    ),
    Person(
        "oksana", "Oksana", "Bilyk", "04668 Grimma", "nadja", "uk,ru,pl", STAY, F.RETAIL, "621:8:Kaufhaus in Charkiw",
        "a2:test", "25:morning:afternoon", "a", "B",
        "counter:independent,customers:independent,stock:independent,numbers:independent", ("Оксана Білик",), (1979, 8, 30),
        110, "Ukraine", "§ 24 AufenthG", "Mutter Halyna ist pflegebedürftig, Pflegegrad 3.",
    ),
    Person(
        "salma", "Salma", "Rahimi", "04668 Grimma", "nadja", "prs,en", STAY, F.FOOD_PRODUCTION,
        "292:3:Familienbäckerei in Herat", "a2:teacher", "30:morning:afternoon", "a", "S",
        "dough:independent,pastry:with_guidance,food_hygiene:independent", ("سلمى رحيمی",), (1996, 2, 14), 150, "Afghanistan",
        "§ 25 Abs. 2 AufenthG", "Ehemann Nasir, zwei Töchter: Hila und Zahra.",
    ),
    Person(
        "ibrahim", "Ibrahim", "Osman", "04687 Trebsen/Mulde", "nadja", "so,ar", STAY, F.FOOD_PRODUCTION,
        "293:2:Hotelküche in Berbera", "a2:advisor", "35:morning:", "a", "BS",
        "dough:with_guidance,dishes:independent,stamina:independent", (), (1992, 10, 5), 140, "Somalia",
        "§ 25 Abs. 3 AufenthG", "Schulden bei Mobilfunkfirma, Beratung bei der Caritas läuft.",
    ),
    Person(
        "marjam", "Marjam", "Ahmadi", "04668 Grimma", "nadja", "prs,fa", JOB, F.RETAIL, "623:3:Obstladen in Kabul", "b1:test",
        "20:morning:afternoon", "a", "", "counter:independent,customers:independent,punctuality:teaches", ("مریم احمدی",),
        (1991, 5, 9), 200, "Afghanistan", "§ 25 Abs. 2 AufenthG",
        "Schwester lebt in Dresden, Handy 0176 04069000 der Schwester.",
    ),
    Person(
        "petro", "Petro", "Hrynko", "04680 Colditz", "nadja", "uk,ru", JOB, F.FOOD_PRODUCTION, "292:11:Großbäckerei in Lwiw",
        "a2:test", "38:shifts:", "a", "BS", "oven:teaches,dough:teaches,food_machines:independent", ("Петро Гринько",),
        (1971, 1, 17), 300, "Ukraine", "§ 24 AufenthG", None,
    ),
    Person(
        "mohammed-a", "محمد", "الأحمد", "04668 Grimma", "nadja", "ar", JOB, F.WAREHOUSE_TRANSPORT, "513:5:Lager in Aleppo",
        "a2:self_report", "40:whole_day:", "", "BF", "picking:independent,forklift:independent", ("Mohammed Al-Ahmad",),
        (1988, 4, 3), 64, "Syrien", "§ 25 Abs. 2 AufenthG",
        "Kontoverbindung DE00 1234 0000 in Akte Jobcenter, Frau Schulze fragen.",
    ),
    Person(
        "mohammed-b", "Muhammad", "Alahmed", "04668 Grimma", "nadja", "ar", JOB, F.WAREHOUSE_TRANSPORT, "", "", "", "", "",
        "", (), (1988, 4, 3), 12, "Syrien", "", "Vermutlich schon bei uns. Bitte mit der anderen Akte vergleichen.",
    ),
    Person(
        "fatima", "Fatima", None, "04668 Grimma", "nadja", "prs", STAY, F.CLEANING, "832:9:Eigener Haushalt", "a1:advisor",
        "15:morning:", "a", "s", "household:teaches,laundry:independent,cleaning_agents:with_guidance", ("فاطمه",),
        (1984, 1, 1), 76, "Afghanistan", "§ 25 Abs. 2 AufenthG", "Hat nur einen Namen. Fünf Kinder, das jüngste ist drei.",
        has_mail=False,
    ),
    Person(
        "hoa", "Thị Hoa", "Nguyễn", "04683 Naunhof", "nadja", "vi", JOB, F.CARE, "813:7:Krankenhaus in Huế", "b1:test",
        "30:morning:", "a", "BS",
        "basic_care:independent,vital_signs:teaches,meals_help:independent,care_notes:with_guidance", ("Nguyen Thi Hoa",),
        (1989, 9, 9), 132, "Vietnam", "§ 18a AufenthG", "Tochter Linh beginnt im August eine Lehre in Leipzig.",
    ),
    Person(
        "amina", "Amina", "Warsame", "04683 Naunhof", "nadja", "so,ar,en", STAY, F.CARE,
        "821:1:Nachbarschaftshilfe in Mogadischu", "b1:teacher", "30:morning:afternoon", "a", "",
        "company:independent,meals_help:independent,instructions:independent", (), (2000, 12, 1), 125, "Somalia",
        "§ 25 Abs. 2 AufenthG", "Schwanger, Geburt im Mai. Möchte es selbst im Betrieb sagen.",
    ),
    Person(
        "obrien", "Seán", "O’Brien-D’Angelo", "04668 Grimma", "nadja", "en,it", JOB, F.KITCHEN_SERVICE, "633:12:Pub in Cork",
        "b2:self_report", "35:shifts:", "a", "BS", "serving:teaches,warm_kitchen:independent,guiding:independent",
        ("Sean O'Brien D'Angelo",), (1978, 3, 17), 45, "Irland", "EU-Bürger", None,
    ),
    Person(
        "tsehay", "Tsehay", None, "04685 Nerchau", "nadja", "am", STAY, F.KITCHEN_SERVICE, "293:5:Garküche in Gondar",
        "a1:teacher", "20:morning:afternoon", "b", "",
        "warm_kitchen:independent,large_kitchen:with_guidance,dishes:independent", ("ፀሐይ",), (1985, 7, 11), 90, "Äthiopien",
        "Duldung, Beschäftigungserlaubnis beantragt", "Duldung läuft bald ab, Anwältin Frau Roth anrufen.",
    ),
    Person(
        "bo", "Bo", "Li", "04668 Grimma", "nadja", "zh", LEARN, F.KITCHEN_SERVICE, "293:3:Restaurant in Chengdu", "b1:test",
        "40:whole_day:", "a", "S", "warm_kitchen:teaches,cold_kitchen:independent", ("李波",), (2003, 2, 28), 58, "China",
        "§ 16f AufenthG", None,
    ),
    Person(
        "khaled", "Khaled", "Darwish", "04668 Grimma", "nadja", "ar", STAY, F.METAL_ELECTRICAL,
        "262:6:Elektrobetrieb in Homs", "a2:teacher", "35:whole_day:", "a", "B",
        "cables:independent,technical_plans:with_guidance,safety:independent", ("خالد درويش",), (1990, 10, 10), 70, "Syrien",
        "§ 25 Abs. 2 AufenthG", "Zweimal durch B1 gefallen, sehr enttäuscht. Mut machen.",
    ),
    Person(
        "nino", "Nino", "Beridze", "04668 Grimma", "nadja", "ka,ru", JOB, F.CHILDREN_EDUCATION,
        "831:10:Kindergarten in Batumi", "b2:test", "30:morning:", "a", "",
        "children_play:teaches,children_care:teaches,teaching:independent", ("ნინო ბერიძე",), (1983, 6, 6), 55, "Georgien",
        "§ 28 AufenthG", "Verheiratet mit einem Deutschen, Familie Schubert in Nerchau.",
    ),
    Person(
        "adam", "Adam", "Yahya", "04668 Grimma", "nadja", "ar,fr", STAY, F.WAREHOUSE_TRANSPORT, "", "a1:teacher",
        "20:afternoon:morning", "c", "bf", "lifting:independent,team:independent", (), (2008, 12, 20), 30, "Sudan",
        "Aufenthaltsgestattung", "Wird bald 18, Vormund ist Herr Seidel vom Jugendamt.", comes_of_age_in=27,
    ),
    Person(
        "wolfeschlegel", "Maria Fernanda de los Ángeles", "Hernández y Castellanos de la Vega", "04668 Grimma", "nadja", "es",
        JOB, F.OFFICE_IT, "714:9:Reederei in Cartagena", "b2:test", "30:flexible:", "a", "B",
        "typing:independent,spreadsheets:independent,filing:teaches,phone_use:teaches", (), (1986, 4, 24), 40, "Kolumbien",
        "§ 28 AufenthG", None,
    ),
)  # fmt: skip
