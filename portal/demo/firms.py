"""The invented companies: fourteen that are or become partners, four that never were or no longer are."""

from dataclasses import dataclass

from portal.accounts.demo import PEOPLE
from portal.companies.words import CompanySource, CompanyState, Interest, TrainingAuthorisation

S = CompanyState
PORTAL, PHONE, VISIT = CompanySource.PORTAL, CompanySource.PHONE, CompanySource.VISIT
INTERNSHIP, JOB, TRAINING, ADVICE = Interest.INTERNSHIP, Interest.VACANCY, Interest.APPRENTICESHIP, Interest.ADVICE


@dataclass(frozen=True)
class Firm:
    """A company as the demo tells it; `days_ago` is the day it came, `phone` the last three digits."""

    key: str
    name: str
    home: tuple[str, str, str]
    contact_name: str
    email: str | None
    phone: str
    days_ago: int
    source: CompanySource = PORTAL
    state: CompanyState = S.ACTIVE
    interests: tuple[Interest, ...] = (INTERNSHIP, JOB)
    training: TrainingAuthorisation = TrainingAuthorisation.NONE
    website: str | None = None
    way: str | None = None
    is_confirmed: bool = True
    colleague: tuple[str, str] | None = None


FIRMS: tuple[Firm, ...] = (
    Firm(
        "lindner", "Bäckerei Lindner", ("04668", "Grimma", "Lange Straße 14"), "Katrin Lindner", PEOPLE["employer"].email,
        "101", 370, interests=(INTERNSHIP, JOB, TRAINING), training=TrainingAuthorisation.CONFIRMED,
        website="https://baeckerei-lindner.example", way="5 Minuten zu Fuß vom Markt. Der erste Bus kommt um 5:10 Uhr an.",
        colleague=("Uwe Lindner", "uwe.lindner@baeckerei-lindner.example"),
    ),
    Firm(
        "schoene", "Elektro Schöne", ("04808", "Wurzen", "Jacobsgasse 6"), "Jens Schöne", PEOPLE["employer2"].email, "102",
        150, VISIT, interests=(INTERNSHIP, TRAINING), training=TrainingAuthorisation.IN_CLARIFICATION,
        website="https://elektro-schoene.example", way="10 Minuten zu Fuß vom Bahnhof Wurzen.",
    ),
    Firm(
        "kohren", "Lebensmittelmarkt Kohren", ("04654", "Kohren-Sahlis", "Markt 3"), "Birgit Hänsel",
        "birgit.haensel@markt-kohren.example", "103", 290, PHONE,
        way="Die Bushaltestelle ist vor dem Markt, ein Bus pro Stunde.",
    ),
    Firm(
        "muldental", "Muldental Recycling GmbH", ("04687", "Trebsen/Mulde", "Gewerbering 9"), "Steffen Kühne",
        "kuehne@muldental-recycling.example", "104", 360, website="https://muldental-recycling.example",
        way="Werksbus ab Grimma, oberer Bahnhof, um 5:20 Uhr und um 13:20 Uhr.",
    ),
    Firm(
        "parthe", "Pflegewohnen Parthe gGmbH", ("04683", "Naunhof", "Parthenstraße 31"), "Dr. Anja Pohle",
        "anja.pohle@pflegewohnen-parthe.example", "105", 365, interests=(INTERNSHIP, TRAINING),
        training=TrainingAuthorisation.CONFIRMED, website="https://pflegewohnen-parthe.example",
        way="S-Bahn bis Naunhof, dann 8 Minuten zu Fuß.",
    ),
    Firm(
        "hotel", "Hotel am Störmthaler See", ("04463", "Großpösna", "Uferweg 2"), "Marlene Voss",
        "marlene.voss@hotel-stoermthal.example", "106", 360, interests=(INTERNSHIP, JOB, TRAINING),
        training=TrainingAuthorisation.CONFIRMED, way="Bus aus Leipzig bis Störmthal. Nach 22 Uhr fährt ein Sammeltaxi.",
    ),
    Firm(
        "logistik", "Logistik A38 GmbH", ("04571", "Rötha", "Am Autobahnkreuz 1"), "Dirk Sander",
        "dirk.sander@logistik-a38.example", "107", 350,
        way="Zur Frühschicht um 6 Uhr fährt kein Bus. Fahrgemeinschaften ab Borna.",
    ),
    Firm(
        "kita", "Kinderhäuser an der Wyhra e. V.", ("04552", "Borna", "Am Breiten Teich 12"), "Susann Ackermann",
        "ackermann@kinderhaeuser-wyhra.example", "108", 210, interests=(INTERNSHIP, TRAINING),
        training=TrainingAuthorisation.CONFIRMED, way="Stadtbus bis Breiter Teich.",
    ),
    Firm(
        "stadtwerke", "Stadtwerke Pleißeaue GmbH", ("04564", "Böhlen", "Werkstraße 40"), "Henrik Thiele",
        "henrik.thiele@stadtwerke-pleisseaue.example", "109", 180, VISIT, interests=(TRAINING, INTERNSHIP),
        training=TrainingAuthorisation.CONFIRMED, website="https://stadtwerke-pleisseaue.example",
        way="S-Bahn bis Böhlen, dann 12 Minuten zu Fuß.",
        colleague=("Petra Wolf", "petra.wolf@stadtwerke-pleisseaue.example"),
    ),
    Firm(
        "safran", "Imbiss Safran", ("04668", "Grimma", "Markt 21"), "Rana Aziz", "rana.aziz@imbiss-safran.example", "110", 60,
        VISIT, interests=(JOB, TRAINING, ADVICE), training=TrainingAuthorisation.IN_CLARIFICATION,
        way="Am Markt, alle Stadtbusse halten hier.",
    ),
    Firm(
        "uhlig", "Malerbetrieb Uhlig", ("04643", "Geithain", "Bahnhofstraße 17"), "Heike Uhlig",
        "heike.uhlig@malerbetrieb-uhlig.example", "111", 3, PHONE, is_confirmed=False,
    ),
    Firm(
        "ahnert", "Tischlerei Ahnert", ("04821", "Brandis", "Kirchgasse 4"), "Matthias Ahnert",
        "werkstatt@tischlerei-ahnert.example", "112", 8, state=S.IN_REVIEW, interests=(INTERNSHIP,),
        website="https://tischlerei-ahnert.example",
    ),
    Firm(
        "heimverdienst", "Heimverdienst Plus", ("04668", "Grimma", "Postfach 77"), "M. Müller", "chance4you@freepost.example",
        "113", 6, state=S.REGISTERED, interests=(JOB,), website="https://schnell-reich.example",
    ),
    Firm(
        "gasthof", "Gasthof Muldenblick", ("04680", "Colditz", "Am Wehr 1"), "Bernd Krause",
        "bernd.krause@muldenblick.example", "114", 390, state=S.DORMANT,
        way="Bus aus Grimma, am Wochenende nur alle drei Stunden.",
    ),
    Firm(
        "fahrrad", "Fahrradwerk Naunhof", ("04683", "Naunhof", "Bahnhofstraße 5"), "Carola Jentzsch",
        "carola.jentzsch@fahrradwerk-naunhof.example", "115", 2, VISIT, S.IN_REVIEW, (INTERNSHIP, TRAINING),
        way="Gegenüber vom Bahnhof.", is_confirmed=False,
    ),
    Firm(
        "promo", "Promo Direkt Sachsen", ("04552", "Borna", "Gewerbehof 2"), "Ronny Stark", "stark@promo-direkt.example",
        "116", 205, state=S.REJECTED, interests=(JOB,),
    ),
    Firm(
        "blitz", "Blitz Gebäudeservice", ("04416", "Markkleeberg", "Hauptstraße 88"), "Sven Ullrich",
        "sven.ullrich@blitz-service.example", "117", 250, PHONE, S.BLOCKED,
    ),
    Firm(
        "boehme", "Fleischerei Böhme", ("04643", "Geithain", "Leipziger Straße 3"), "Ingrid Böhme",
        "ingrid.boehme@fleischerei-boehme.example", "118", 340, state=S.LEFT,
    ),
)  # fmt: skip
