"""Ten jobs, in plain words."""

from dataclasses import replace

from portal.demo.postings import Posting, Work, job
from portal.labour.words import DayPart as D
from portal.labour.words import LanguageLevel as L
from portal.labour.words import OccupationField as F
from portal.openings.words import OpeningSource, PayUnit
from portal.openings.words import OpeningState as S

JOBS: tuple[Posting, ...] = (
    Posting(
        "aushilfe-verkauf",
        "lindner",
        job(
            "Aushilfe im Verkauf",
            "Sie verkaufen Brot, Brötchen und Kuchen. Sie füllen die Regale auf, kochen Kaffee und halten den Laden sauber. "
            "An der Kasse arbeiten Sie am Anfang zu zweit.",
            "Freundlich sein, rechnen können, auch am Samstag arbeiten. Die Namen der Brote lernen Sie bei uns.",
            Work(F.RETAIL, L.B1, D.MORNING, 20),
            "14.60",
        ),
        55,
        ends_in=11,
    ),
    Posting(
        "sortieranlage",
        "muldental",
        job(
            "Mitarbeit an der Sortieranlage",
            "Sie sortieren Papier, Kunststoff und Metall am Band. Sie erkennen Störungen und melden sie. "
            "Am Ende der Schicht reinigen Sie Ihren Platz.",
            "Sie können lange stehen und tragen die Schutzkleidung. Wir zeigen Ihnen alles, auch mit Bildern.",
            Work(F.PRODUCTION, L.A2, D.SHIFTS, 40, 3),
            "15.10",
        ),
        330,
        ends_in=60,
    ),
    Posting(
        "kommissionieren",
        "logistik",
        job(
            "Waren zusammenstellen im Lager",
            "Sie holen Waren mit dem Scanner aus dem Regal, packen sie und kleben das Etikett auf. "
            "Die Frühschicht beginnt um 6 Uhr, die Spätschicht um 14 Uhr.",
            "Zahlen sicher lesen, bis 15 Kilo heben. Zur Frühschicht fährt kein Bus, wir vermitteln Fahrgemeinschaften.",
            Work(F.WAREHOUSE_TRANSPORT, L.A2, D.SHIFTS, 40, 4),
            "14.80",
        ),
        300,
        ends_in=40,
    ),
    Posting(
        "stapler",
        "logistik",
        job(
            "Stapler fahren in der Halle",
            "Sie entladen Lastwagen, lagern Paletten ein und halten die Wege frei.",
            "Staplerschein. Wer keinen hat, macht ihn nach drei Monaten bei uns.",
            Work(F.WAREHOUSE_TRANSPORT, L.A2, D.SHIFTS, 40),
            "16.20",
        ),
        90,
        S.FILLED,
        ends_in=30,
        closed_ago=20,
    ),
    Posting(
        "zimmer",
        "hotel",
        job(
            "Zimmer vorbereiten",
            "Sie machen die Zimmer für neue Gäste fertig: Betten beziehen, Bad reinigen, Staub saugen. Sie arbeiten zu zweit.",
            "Gründlich und zuverlässig sein. Am Wochenende arbeiten wir abwechselnd.",
            Work(F.KITCHEN_SERVICE, L.A1, D.MORNING, 30, 2),
            "14.20",
        ),
        240,
        ends_in=45,
    ),
    Posting(
        "kueche-hotel",
        "hotel",
        job(
            "Hilfe in der Hotelküche",
            "Sie waschen und schneiden Gemüse, richten Salate an und spülen. Das Team spricht Deutsch, Englisch und Polnisch.",
            "Sauber arbeiten. Die Belehrung zur Hygiene bezahlen wir.",
            Work(F.KITCHEN_SERVICE, L.A2, D.SHIFTS, 35),
            "14.00",
        ),
        310,
        S.EXPIRED,
        ends_in=-12,
    ),
    Posting(
        "kasse",
        "kohren",
        job(
            "Verkauf und Kasse",
            "Sie räumen Ware ein, prüfen das Datum und kassieren. Sie helfen Kundinnen und Kunden, die etwas suchen.",
            "Sie sprechen gern mit Menschen. An der Kasse beginnen Sie erst, wenn Sie sich sicher fühlen.",
            Work(F.RETAIL, L.B1, D.FLEXIBLE, 25),
            "14.10",
        ),
        48,
        ends_in=50,
        source=OpeningSource.PHONE,
    ),
    Posting(
        "verkauf-jung",
        "kohren",
        job(
            "Junge Verkäuferin, Muttersprachlerin",
            "Waren einräumen, kassieren, Kundschaft beraten.",
            "Jung, belastbar, akzentfreies Deutsch.",
            Work(F.RETAIL, L.C1, D.WHOLE_DAY, 40),
            "13.90",
        ),
        51,
        S.REJECTED,
        ends_in=40,
    ),
    Posting(
        "elektro-helfer",
        "schoene",
        job(
            "Hilfe auf der Baustelle, Elektro",
            "Sie ziehen Kabel, bohren und schlitzen. Sie arbeiten immer mit einer Fachkraft zusammen. Wir fahren um 7 Uhr los.",
            "Handwerklich geschickt, schwindelfrei. Ein Führerschein hilft, ist aber kein Muss.",
            Work(F.METAL_ELECTRICAL, L.A2, D.WHOLE_DAY, 40),
            "15.40",
        ),
        70,
        ends_in=35,
        source=OpeningSource.VISIT,
    ),
    Posting(
        "safran-kueche",
        "safran",
        replace(
            job(
                "Küche und Ausgabe",
                "Sie bereiten Fladenbrot, Salate und Reis vor und geben das Essen aus. Abends räumen wir gemeinsam auf.",
                "Erfahrung in der Küche. Wir sprechen Deutsch und Arabisch.",
                Work(F.KITCHEN_SERVICE, L.A2, D.AFTERNOON, 30),
                "2100.00",
            ),
            pay_unit=PayUnit.MONTH,
        ),
        40,
        ends_in=55,
        source=OpeningSource.VISIT,
        is_confirmed=False,
    ),
)
