"""What the team talked about, what it has to do, and who asked to be called."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from portal.contacts import services
from portal.contacts.services import EnquiryDraft, LogDraft, TaskDraft
from portal.contacts.words import CallLanguage, Channel, SubjectKind, TaskKind, TimeOfDay
from portal.contacts.words import EnquiryTopic as Topic
from portal.demo.cast import Cast

FIRM, PLACE, PERSON, PROPOSAL = SubjectKind.COMPANY, SubjectKind.OPENING, SubjectKind.CANDIDATE, SubjectKind.PROPOSAL
PHONE, VISIT, EMAIL, OTHER = Channel.PHONE, Channel.VISIT, Channel.EMAIL, Channel.OTHER


@dataclass(frozen=True)
class Talk:
    """A line of the contact log."""

    who: str
    days_ago: int
    about: SubjectKind
    key: str
    channel: Channel
    text: str


@dataclass(frozen=True)
class ToDo:
    """A task; `due_in` is negative where it is overdue."""

    who: str
    due_in: int
    about: SubjectKind
    key: str
    text: str
    kind: TaskKind = TaskKind.OTHER


TALKS: tuple[Talk, ...] = (
    Talk(
        "nadja", 120, FIRM, "lindner", VISIT,
        "Backstube angesehen. Zwei Plätze für Praktika sind möglich, am liebsten nacheinander.",
    ),
    Talk(
        "nadja", 24, FIRM, "lindner", PHONE,
        "Frau Lindner ist mit Salma Rahimi sehr zufrieden. Will über eine feste Stelle reden.",
    ),
    Talk(
        "nadja", 4, FIRM, "lindner", PHONE, "Rückmeldung zu Ibrahim Osman kommt erst nächste Woche, Herr Lindner ist krank.",
    ),
    Talk("nadja", 60, FIRM, "safran", VISIT, "Rana Aziz möchte ausbilden, weiß aber nicht, ob sie darf. Kammer angefragt."),
    Talk("nadja", 33, FIRM, "parthe", EMAIL, "Masernschutz: Nachweis reicht am ersten Tag."),
    Talk("nadja", 9, FIRM, "muldental", PHONE, "Werksbus fährt ab Januar auch zur Spätschicht."),
    Talk("nadja", 7, PERSON, "yusuf", PHONE, "Freut sich auf das Kennenlernen. Kommt mit dem Bus um 13.20 Uhr."),
    Talk(
        "nadja", 2, PERSON, "fatima", VISIT,
        "Ab Januar wäre die Kinderbetreuung geklärt, dann gern ein Praktikum am Vormittag.",
    ),
    Talk(
        "samira", 45, FIRM, "schoene", VISIT,
        "Kammer prüft die Ausbildungsberechtigung. Herr Schöne hat alle Unterlagen abgegeben.",
    ),
    Talk("samira", 5, FIRM, "schoene", PHONE, "Möchte Kibrom Haile bald kennenlernen, Termin suchen wir zusammen."),
    Talk("samira", 8, PERSON, "ahmed", PHONE, "Sucht nach der Absage der Stadtwerke weiter: Maler oder Trockenbau."),
    Talk(
        "tobias", 3, FIRM, "uhlig", PHONE,
        "Sucht dringend Hilfe, kennt KAI von der Innung. Portal zeige ich nächste Woche vor Ort.",
    ),
    Talk("tobias", 12, FIRM, "kohren", PHONE, "Zweite Erinnerung an Vorschlag M8FW. Frau Hänsel ruft zurück."),
    Talk("nadja", 338, FIRM, "lindner", VISIT, "Erster Besuch. Frau Lindner sucht seit zwei Jahren jemanden für die Backstube."),
    Talk("nadja", 268, FIRM, "lindner", PHONE, "Huda Al-Masri ist gut angekommen, die Kollegen helfen beim Deutsch."),
    Talk("nadja", 282, FIRM, "muldental", PHONE, "Maksym Sydorenko hat angefangen. Schutzkleidung liegt bereit."),
    Talk("nadja", 96, PERSON, "maksym", PHONE, "Sechs Monate im Betrieb. Möchte den Staplerschein machen."),
    Talk("nadja", 20, FIRM, "kita", VISIT, "Goharik Petrosjan liest inzwischen in der Gruppe vor. Die Leitung ist begeistert."),
    Talk("nadja", 13, FIRM, "muldental", VISIT, "Mehdi Bahrami ist pünktlich und fragt nach, wenn etwas unklar ist."),
    Talk("nadja", 45, PERSON, "khaled", VISIT, "B1 zum zweiten Mal nicht geschafft. Wir suchen eine Arbeit, für die A2 reicht."),
    Talk("samira", 205, FIRM, "muldental", PHONE, "Kidane Weldu arbeitet sicher, auch im Schichtbetrieb."),
    Talk("samira", 130, PERSON, "gulsum", PHONE, "Ist zufrieden im Team. Die Anerkennung läuft über die Landesdirektion."),
    Talk("samira", 88, FIRM, "logistik", PHONE, "Die Stelle von Reza Moradi war befristet. Neue Stellen gibt es im Januar."),
    Talk("tobias", 225, FIRM, "logistik", VISIT, "Praktikum gelungen, Mykola Harkawenko bekommt einen Vertrag."),
    Talk("tobias", 176, FIRM, "hotel", PHONE, "Rahel Abraha arbeitet gern im Hausservice, am Wochenende im Wechsel."),
    Talk("tobias", 150, FIRM, "promo", OTHER, "Drei Beschwerden über Haustürgeschäfte. Bitte nicht wieder aufnehmen."),
    Talk("doreen", 250, FIRM, "hotel", VISIT, "Oleh Tymoschenko kocht seit vier Wochen mit. Die Küche möchte ihn behalten."),
    Talk("doreen", 95, FIRM, "blitz", PHONE, "Zwei Personen haben für Probearbeit kein Geld bekommen. An Ralf Vogt gegeben."),
    Talk("doreen", 28, FIRM, "hotel", PHONE, "Praktikum im Service endete früher: Der letzte Bus fährt vor Schichtende."),
)  # fmt: skip

TODOS: tuple[ToDo, ...] = (
    ToDo("nadja", -4, FIRM, "lindner", "Rückmeldung zum Praktikum von Ibrahim Osman holen"),
    ToDo("nadja", -2, PERSON, "tsehay", "Anwältin wegen Verlängerung der Duldung anrufen"),
    ToDo("nadja", 0, FIRM, "safran", "Termin bei der Kammer für Rana Aziz ausmachen"),
    ToDo("nadja", 1, PERSON, "oksana", "Bewilligung beim Jobcenter nachfragen"),
    ToDo("nadja", 2, FIRM, "lindner", "Besuch: Kennenlernen mit Yusuf Kaya, danach Salma Rahimi"),
    ToDo("nadja", 0, FIRM, "kita", "Besuch mit Goharik Petrosjan für diese Woche ausmachen"),
    ToDo("nadja", 1, FIRM, "muldental", "Mit Mehdi Bahrami über die Zeit nach dem Praktikum sprechen"),
    ToDo("nadja", 3, PERSON, "petro", "Sechs-Monats-Frage: Läuft die Arbeit gut?"),
    ToDo("samira", -3, FIRM, "schoene", "Nachfragen, ob die Kammer bestätigt hat"),
    ToDo("samira", 0, PERSON, "yevheniia", "Nachfragen: Ist der Arbeitsvertrag unterschrieben?"),
    ToDo("samira", 3, PERSON, "kidane", "Sechs-Monats-Frage: Läuft die Arbeit gut?"),
    ToDo("samira", 1, PERSON, "tesfay", "Termin zum Kennenlernen abstimmen", TaskKind.ARRANGE_MEETING),
    ToDo("tobias", 2, FIRM, "uhlig", "Besuch in Geithain, Zugang zum Portal zeigen"),
    ToDo("doreen", 4, FIRM, "hotel", "Über Sammeltaxi nach der Spätschicht sprechen"),
    ToDo("tobias", -1, PERSON, "kawa", "Sechs-Monats-Frage: Läuft die Arbeit gut?"),
    ToDo("doreen", 1, PERSON, "chiara", "Nachfragen, ob aus dem Minijob mehr werden kann"),
    ToDo("ralf", 3, FIRM, "gasthof", "Anrufen: Möchte der Gasthof wieder Plätze anbieten?"),
    ToDo("ralf", -2, FIRM, "stadtwerke", "Zweite Unterschrift der Stadtwerke klären"),
)

# Days ago and hour, then what was filled in.
ENQUIRIES = (
    (3, 15, EnquiryDraft("Rana Aziz", "+493023125110", Topic.APPRENTICESHIP, TimeOfDay.EARLY, CallLanguage.ARABIC, "04668")),
    (1, 17, EnquiryDraft("Torsten Beier", "+493023125131", Topic.INTERNSHIP, TimeOfDay.MORNING, CallLanguage.GERMAN, "04668")),
    (2, 11, EnquiryDraft("Mai Tran", "+493023125132", Topic.JOB, TimeOfDay.AFTERNOON, CallLanguage.VIETNAMESE, "04808")),
    (1, 9, EnquiryDraft("Gabriele Nitzsche", "+493023125133", Topic.LAW, TimeOfDay.ANY, CallLanguage.GERMAN, "04552")),
)


def note_calls(session: Session, cast: Cast) -> None:
    """Write the contact log, the lists of tasks and the requests to be called."""
    for talk in TALKS:
        draft = LogDraft(talk.about, _subject(cast, talk.about, talk.key), talk.channel, talk.text)
        services.add_log_entry(session, draft, by=cast.advisor(talk.who), at=cast.days.at(talk.days_ago, 13, 20))
    for todo in TODOS:
        due_on = cast.days.worked(-todo.due_in) if todo.due_in < 0 else cast.days.ahead(todo.due_in)
        task = TaskDraft(
            todo.kind,
            todo.about,
            _subject(cast, todo.about, todo.key),
            due_on,
            cast.firms[todo.key] if todo.about is FIRM else None,
            cast.staff[todo.who],
            todo.text,
        )
        services.add_task(session, task, at=cast.days.at(8, 8))
    for days_ago, hour, enquiry in ENQUIRIES:
        services.ask_for_call(session, enquiry, at=cast.days.at(days_ago, hour))


def _subject(cast: Cast, about: SubjectKind, key: str) -> UUID:
    found: dict[SubjectKind, Callable[[str], UUID]] = {
        FIRM: cast.firms.__getitem__,
        PLACE: cast.places.__getitem__,
        PERSON: cast.people.__getitem__,
        PROPOSAL: cast.proposals.__getitem__,
    }
    return found[about](key)
