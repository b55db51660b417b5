"""Eight apprenticeship places; the chamber has not confirmed every company yet."""

from portal.demo.postings import Posting, Work, training
from portal.labour.words import DayPart as D
from portal.labour.words import LanguageLevel as L
from portal.labour.words import OccupationField as F
from portal.openings.words import OpeningSource
from portal.openings.words import OpeningState as S

TRAININGS: tuple[Posting, ...] = (
    Posting(
        "lehre-backverkauf",
        "lindner",
        training("Ausbildung: Fachverkauf Bäckerei", None, None, Work(F.RETAIL, L.B1, D.MORNING), None),
        12,
        S.DRAFT,
    ),
    Posting(
        "lehre-elektro",
        "schoene",
        training(
            "Ausbildung: Elektronik für Energie und Gebäude",
            "Elektronik, Fachrichtung Energie- und Gebäudetechnik",
            "Sie lernen, Leitungen zu legen, Anlagen zu prüfen und Fehler zu finden. Dreieinhalb Jahre, Berufsschule in Wurzen.",
            Work(F.METAL_ELECTRICAL, L.B1, D.WHOLE_DAY, 40),
            "1040.00",
        ),
        9,
        S.DRAFT,
    ),
    Posting(
        "lehre-pflege",
        "parthe",
        training(
            "Ausbildung: Pflegefachkraft",
            "Pflegefachfrau, Pflegefachmann",
            "Sie pflegen und begleiten alte Menschen. Drei Jahre, mit Schule in Grimma und Einsätzen in drei Häusern. "
            "Nachhilfe in Deutsch gehört dazu.",
            Work(F.CARE, L.B2, D.SHIFTS, 39, 3),
            "1340.69",
        ),
        150,
        ends_in=180,
    ),
    Posting(
        "lehre-hotel",
        "hotel",
        training(
            "Ausbildung: Hotelfach",
            "Hotelfachfrau, Hotelfachmann",
            "Empfang, Service, Zimmer, Veranstaltungen: Sie lernen das ganze Haus kennen. Drei Jahre.",
            Work(F.KITCHEN_SERVICE, L.B1, D.SHIFTS, 40, 2),
            "1050.00",
        ),
        145,
        ends_in=170,
    ),
    Posting(
        "lehre-koch",
        "gasthof",
        training(
            "Ausbildung: Kochen",
            "Köchin, Koch",
            "Sie lernen kalte und warme Küche, vom Einkauf bis zum Teller. Drei Jahre.",
            Work(F.KITCHEN_SERVICE, L.B1, D.SHIFTS, 40),
            "1000.00",
        ),
        230,
        S.WITHDRAWN,
        ends_in=100,
        closed_ago=36,
    ),
    Posting(
        "lehre-erziehung",
        "kita",
        training(
            "Ausbildung: Sozialassistenz",
            "Sozialassistentin, Sozialassistent",
            "Zwei Jahre Berufsfachschule in Borna, die Praxis machen Sie bei uns. "
            "Danach können Sie Erzieherin oder Erzieher werden.",
            Work(F.CHILDREN_EDUCATION, L.B2, D.WHOLE_DAY, 38),
            "1100.00",
        ),
        88,
        ends_in=150,
    ),
    Posting(
        "lehre-anlagen",
        "stadtwerke",
        training(
            "Ausbildung: Anlagenmechanik",
            "Anlagenmechanikerin, Anlagenmechaniker",
            "Sie bauen und warten Rohre, Pumpen und Heizungen. Dreieinhalb Jahre. Vorher ist ein Praktikum möglich.",
            Work(F.METAL_ELECTRICAL, L.B1, D.WHOLE_DAY, 39, 2),
            "1218.26",
        ),
        97,
        ends_in=160,
    ),
    Posting(
        "lehre-gastro",
        "safran",
        training(
            "Ausbildung: Fachkraft Küche",
            "Fachkraft Küche",
            "Sie lernen in zwei Jahren alles über Vorbereiten, Kochen und Ausgeben. Wir klären gerade mit der Kammer, ab wann.",
            Work(F.KITCHEN_SERVICE, L.A2, D.AFTERNOON, 40),
            "900.00",
        ),
        20,
        S.DRAFT,
        source=OpeningSource.VISIT,
        is_confirmed=False,
    ),
)
