"""Twelve internship slots of four to six weeks."""

from portal.demo.postings import Guidance, Posting, Work, slot
from portal.labour.words import DayPart as D
from portal.labour.words import LanguageLevel as L
from portal.labour.words import OccupationField as F
from portal.openings.words import OpeningSource, Perspective, Visibility
from portal.openings.words import OpeningState as S

SLOTS: tuple[Posting, ...] = (
    Posting(
        "backstube",
        "lindner",
        slot(
            "Praktikum in der Backstube",
            "Sie wiegen Zutaten ab, machen Teige und formen Brötchen. Wir beginnen um 4 Uhr, für das Praktikum auch um 6 Uhr. "
            "Sie lernen jede Woche eine neue Sache.",
            "Früh aufstehen können. Sauber arbeiten. Alles andere zeigen wir Ihnen.",
            Work(F.FOOD_PRODUCTION, L.A2, D.MORNING, 30, 2),
            Guidance(5, "Uwe Lindner", Perspective.HIRE_POSSIBLE),
        ),
        340,
        starts_in=49,
        ends_in=80,
    ),
    Posting(
        "praktikum-verkauf",
        "lindner",
        slot(
            "Praktikum im Verkauf",
            "Sie lernen unsere Waren kennen, packen ein und begleiten eine Kollegin an der Kasse.",
            "Freude am Umgang mit Menschen.",
            Work(F.RETAIL, L.A2, D.MORNING, 25),
            Guidance(4, "Katrin Lindner", Perspective.HIRE_INTENDED),
        ),
        260,
        ends_in=70,
    ),
    Posting(
        "konditorei",
        "lindner",
        slot(
            "Praktikum in der Konditorei",
            "Sie helfen bei Kuchen und Torten, vor den Feiertagen auch bei Plätzchen und Stollen.",
            "Ruhige Hände und Geduld.",
            Work(F.FOOD_PRODUCTION, L.A2, D.MORNING, 30),
            Guidance(4, "Uwe Lindner", Perspective.TRIAL_ONLY),
        ),
        100,
        S.PAUSED,
        ends_in=90,
        closed_ago=9,
    ),
    Posting(
        "elektro-praktikum",
        "schoene",
        slot(
            "Praktikum in der Elektrowerkstatt",
            "Sie montieren Verteiler, prüfen Leitungen mit und kommen auf zwei Baustellen mit.",
            "Interesse an Technik, sicher rechnen bis 1000.",
            Work(F.METAL_ELECTRICAL, L.A2, D.WHOLE_DAY, 35, 2),
            Guidance(6, "Jens Schöne", Perspective.APPRENTICESHIP),
        ),
        110,
        ends_in=75,
        source=OpeningSource.VISIT,
    ),
    Posting(
        "solar",
        "schoene",
        slot(
            "Praktikum: Solaranlagen montieren",
            "Sie tragen Module, schrauben Schienen an und helfen beim Verkabeln. Auf dem Dach sind Sie immer gesichert.",
            "Schwindelfrei. Ein Tag Sicherheitsschulung ist der Anfang.",
            Work(F.METAL_ELECTRICAL, L.A2, D.WHOLE_DAY, 38),
            Guidance(4, "Jens Schöne", Perspective.HIRE_POSSIBLE),
        ),
        2,
        S.SUBMITTED,
        starts_in=28,
        ends_in=85,
    ),
    Posting(
        "recycling",
        "muldental",
        slot(
            "Praktikum auf dem Wertstoffhof",
            "Sie zeigen den Leuten, was wohin gehört, und halten den Hof sauber.",
            "Gern draußen arbeiten, bei jedem Wetter.",
            Work(F.PRODUCTION, L.A2, D.WHOLE_DAY, 35),
            Guidance(4, "Steffen Kühne", Perspective.HIRE_POSSIBLE),
        ),
        100,
        ends_in=65,
    ),
    Posting(
        "pflege-praktikum",
        "parthe",
        slot(
            "Praktikum in der Betreuung",
            "Sie helfen beim Frühstück, lesen vor, gehen mit in den Garten. Nach zwei Wochen sehen Sie auch die Pflege.",
            "Geduld und ein freundlicher Ton. Eine Impfung gegen Masern ist Pflicht.",
            Work(F.CARE, L.B1, D.MORNING, 30, 2),
            Guidance(6, "Manuela Friedrich", Perspective.APPRENTICESHIP),
        ),
        300,
        ends_in=90,
    ),
    Posting(
        "service",
        "hotel",
        slot(
            "Praktikum im Service",
            "Sie decken Tische ein, bringen Getränke und helfen am Frühstücksbuffet.",
            "Freundlich bleiben, auch wenn es voll ist.",
            Work(F.KITCHEN_SERVICE, L.A2, D.FLEXIBLE, 30),
            Guidance(4, "Marlene Voss", Perspective.HIRE_INTENDED),
        ),
        85,
        ends_in=45,
    ),
    Posting(
        "lager-praktikum",
        "logistik",
        slot(
            "Praktikum im Lager",
            "Sie lernen Wareneingang, Scanner und Verpackung kennen, jede Woche eine Abteilung.",
            "Sicherheitsschuhe stellen wir.",
            Work(F.WAREHOUSE_TRANSPORT, L.A1, D.WHOLE_DAY, 38, 2),
            Guidance(4, "Dirk Sander", Perspective.HIRE_INTENDED),
        ),
        280,
        ends_in=60,
    ),
    Posting(
        "kita-praktikum",
        "kita",
        slot(
            "Praktikum in der Kita",
            "Sie spielen und basteln mit den Kindern, decken den Tisch und begleiten die Gruppe nach draußen.",
            "Ein Führungszeugnis ist nötig, KAI hilft dabei. Masernschutz ist Pflicht.",
            Work(F.CHILDREN_EDUCATION, L.B1, D.MORNING, 25),
            Guidance(4, "Susann Ackermann", Perspective.APPRENTICESHIP),
        ),
        105,
        ends_in=100,
    ),
    Posting(
        "stadtwerke-praktikum",
        "stadtwerke",
        slot(
            "Praktikum in der Werkstatt",
            "Sie warten Pumpen, sortieren Werkzeug und fahren mit zu den Anlagen.",
            "Ein Gespräch vor Ort. Den Vertrag unterschreiben bei uns zwei Personen, das dauert eine Woche.",
            Work(F.METAL_ELECTRICAL, L.A2, D.WHOLE_DAY, 35),
            Guidance(6, "Petra Wolf", Perspective.APPRENTICESHIP, Visibility.TEAM_ONLY),
        ),
        98,
        ends_in=80,
    ),
    Posting(
        "maler-praktikum",
        "uhlig",
        slot(
            "Praktikum im Malerbetrieb",
            "Sie kleben ab, schleifen und streichen. Wir arbeiten in bewohnten Häusern, deshalb sind wir leise und sauber.",
            "Keine Angst vor der Leiter.",
            Work(F.BUILDING, L.A1, D.WHOLE_DAY, 38),
            Guidance(4, "Heike Uhlig", Perspective.HIRE_POSSIBLE),
        ),
        2,
        ends_in=60,
        source=OpeningSource.PHONE,
        is_confirmed=False,
    ),
)
