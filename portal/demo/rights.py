"""Somebody took their data along with a code and asked for a correction; somebody else had the use of theirs stopped."""

from uuid import uuid4

from sqlalchemy.orm import Session

from portal.demo.cast import PERSON, Cast
from portal.retention.codes import code_said, create_code, try_code
from portal.retention.requests import RequestAnswer, answer_request, ask
from portal.retention.words import RequestKind, RequestOutcome

TEXT = "Der Deutschtest war nicht im März, sondern im Mai. Ich habe den Brief noch."
AGREED = RequestAnswer(RequestOutcome.DONE, "Wir nutzen Ihre Daten vorerst nicht. Rufen Sie an, wenn es weitergehen soll.")
EARLIER = "Meine Hausnummer ist 14, nicht 41."


def ask_by_right(session: Session, cast: Cast) -> None:
    """Ask twice: what was asked first is answered, the other still open."""
    person_id, advisor = cast.people["khaled"], cast.advisor_of("khaled")
    code = create_code(session, person_id, by=advisor, at=cast.days.at(34, 10, 5))
    try_code(session, person_id, code_said(code.id), uuid4(), by=PERSON, at=cast.days.at(34, 10, 20))
    first = ask(session, person_id, RequestKind.CORRECTION, EARLIER, by=PERSON, at=cast.days.at(34, 10, 24))
    answer = RequestAnswer(RequestOutcome.DONE, "Danke, die Hausnummer ist jetzt richtig.")
    answer_request(session, person_id, first.id, answer, by=advisor, at=cast.days.at(32, 9, 15))
    ask(session, person_id, RequestKind.CORRECTION, TEXT, by=PERSON, at=cast.days.at(4, 16, 40))
    resting = cast.people["ali-r"]
    limited = ask(session, resting, RequestKind.RESTRICTION, None, by=PERSON, at=cast.days.at(5, 11, 20))
    answer_request(session, resting, limited.id, AGREED, by=cast.advisor_of("ali-r"), at=cast.days.at(2, 15, 10))
