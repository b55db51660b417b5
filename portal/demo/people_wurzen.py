"""The people Samira Haddad accompanies around Wurzen. All of them are invented."""

from portal.demo.persons import Person
from portal.labour.words import Goal
from portal.labour.words import OccupationField as F

STAY, JOB, LEARN = Goal.INTERNSHIP, Goal.JOB, Goal.APPRENTICESHIP

WURZEN: tuple[Person, ...] = (
    Person(
        "tesfay", "Kibrom", "Haile", "04808 Wurzen", "samira", "ti", STAY, F.METAL_ELECTRICAL, "262:3:Werkstatt in Keren",
        "a2:teacher", "38:whole_day:", "a", "b", "cables:independent,numbers:independent,safety:independent", ("ክብሮም ሃይለ",),
        (1995, 1, 19), 100, "Eritrea", "§ 25 Abs. 2 AufenthG", "Cousin Filmon arbeitet beim Konkurrenten in Eilenburg.",
    ),
    Person(
        "ruslan", "Ruslan", "Schewtschenko", "04808 Wurzen", "samira", "uk,ru", LEARN, F.METAL_ELECTRICAL,
        "263:2:Handyreparatur in Odessa", "b1:test", "38:whole_day:", "a", "B",
        "cables:with_guidance,computers:independent,learning:independent", ("Руслан Шевченко",), (2004, 8, 8), 82, "Ukraine",
        "§ 24 AufenthG", None,
    ),
    Person(
        "sukran", "Şükran", "Öztürk", "04808 Wurzen", "samira", "tr,kmr", STAY, F.METAL_ELECTRICAL,
        "262:1:Elektrogeschäft in Mardin", "b1:teacher", "35:whole_day:", "a", "",
        "cables:with_guidance,technical_plans:independent,asking:independent", ("Sukran Ozturk",), (1998, 11, 11), 78,
        "Türkei", "§ 25 Abs. 1 AufenthG", "Kopftuch: ein Betrieb hat deshalb schon abgesagt.",
    ),
    Person(
        "jawad", "Jawad", "Noori", "04808 Wurzen", "samira", "prs,ps,ur", STAY, F.METAL_ELECTRICAL,
        "262:4:Baustellen in Masar", "a2:advisor", "40:whole_day:", "a", "bS",
        "cables:independent,repairs:independent,lifting:independent", ("جواد نوری",), (1993, 3, 3), 92, "Afghanistan",
        "§ 25 Abs. 3 AufenthG", "Teilt das Telefon mit Bruder Hamid.",
    ),
    Person(
        "hamid", "Hamid", "Noori", "04808 Wurzen", "samira", "prs,ps", JOB, F.BUILDING, "321:5:Baustellen in Masar",
        "a2:advisor", "40:whole_day:", "a", "b", "masonry:independent,concrete:independent", ("حمید نوری",), (1991, 7, 29),
        92, "Afghanistan", "§ 25 Abs. 3 AufenthG", "Bruder von Jawad, gleiches Telefon.", phone_of="jawad", has_mail=False,
    ),
    Person(
        "olena", "Olena", "Krawtschuk", "04827 Machern", "samira", "uk,ru,en", JOB, F.OFFICE_IT,
        "722:14:Steuerbüro in Dnipro", "b2:test", "25:morning:", "a", "B",
        "bookkeeping:teaches,spreadsheets:teaches,typing:independent", ("Олена Кравчук",), (1975, 5, 5), 66, "Ukraine",
        "§ 24 AufenthG", "Sohn im Krieg gefallen. Bitte nicht nach der Familie fragen.",
    ),
    Person(
        "george", "George", "Mensah", "04808 Wurzen", "samira", "en,fr", JOB, F.WAREHOUSE_TRANSPORT,
        "521:8:Spedition in Accra", "a2:test", "40:shifts:", "b", "BFS",
        "loading:independent,delivery:independent,forklift:independent", (), (1982, 2, 2), 180, "Ghana",
        "Aufenthaltsgestattung", None,
    ),
    Person(
        "tirhas", "ትርሓስ", "ገብረ", "04808 Wurzen", "samira", "ti", STAY, F.CLEANING, "541:2:Büroreinigung in Khartum",
        "a1:teacher", "20:afternoon:morning", "a", "", "cleaning_rooms:independent,windows:with_guidance", ("Tirhas Gebre",),
        (1997, 10, 30), 61, "Eritrea", "§ 25 Abs. 2 AufenthG", "Kurs 8 bis 12.15 Uhr, Kita von Sohn Abel bis 15.30 Uhr.",
        has_mail=False,
    ),
    Person(
        "ahmed", "Ahmed", "El-Sayed", "04828 Bennewitz", "samira", "ar", LEARN, F.BUILDING, "332:3:Malerarbeiten in Kairo",
        "b1:teacher", "38:whole_day:", "a", "B", "wall_paint:independent,plaster:with_guidance,repairs:independent",
        ("أحمد السيد",), (2001, 6, 15), 74, "Ägypten", "§ 25 Abs. 2 AufenthG", None,
    ),
    Person(
        "milan", "Milan", "Đorđević", "04821 Brandis", "samira", "sr", JOB, F.PRODUCTION, "223:15:Möbelfabrik in Niš",
        "a2:self_report", "40:whole_day:", "a", "B", "woodwork:teaches,machine_operation:independent,quality:independent",
        ("Milan Djordjevic",), (1969, 12, 24), 52, "Serbien", "§ 26 Abs. 2 BeschV",
        "Herz-OP im März, keine Nachtschicht (Attest liegt vor).",
    ),
    Person(
        "sahar", "Sahar", "Hosseini", "04808 Wurzen", "samira", "fa", LEARN, F.CARE, "811:2:Arztpraxis in Schiras", "b2:test",
        "39:shifts:", "a", "S", "vital_signs:independent,care_notes:independent,customers:independent", ("سحر حسینی",),
        (2002, 1, 6), 48, "Iran", "§ 25 Abs. 2 AufenthG", "Konvertiert, Taufe in der Gemeinde Wurzen. Nicht weitersagen.",
    ),
    Person(
        "viktor", "Viktor", "Tkatschenko", "04451 Borsdorf", "samira", "uk,ru", JOB, F.METAL_ELECTRICAL,
        "244:20:Werft in Mykolajiw", "a1:teacher", "40:shifts:", "a", "BFS",
        "welding:teaches,sheet_metal:independent,safety:teaches", ("Віктор Ткаченко",), (1966, 9, 1), 58, "Ukraine",
        "§ 24 AufenthG", None,
    ),
    Person(
        "leyla", "Ləman", "Əliyeva", "04808 Wurzen", "samira", "az,tr,ru", JOB, F.RETAIL, "621:4:Modegeschäft in Gəncə",
        "b1:test", "25:flexible:", "a", "", "advice_sales:independent,checkout:independent", ("Laman Aliyeva",),
        (1994, 8, 13), 36, "Aserbaidschan", "§ 25 Abs. 2 AufenthG", None,
    ),
    Person(
        "dawit", "Dawit", None, "04808 Wurzen", "samira", "ti", STAY, F.PRODUCTION, "", "a1:teacher", "30:morning:", "", "",
        "", (), (2005, 1, 1), 5, "Eritrea", "", "Erstgespräch war kurz, Papiere beim nächsten Mal ansehen.", has_mail=False,
    ),
)  # fmt: skip
