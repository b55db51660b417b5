"""Letters: written in the reader's language, sent whole, and never with a smuggled header."""

import smtplib
import socket
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from portal.kernel.mail import (
    FolderTransport,
    Letter,
    LetterRefused,
    Mailer,
    SmtpTransport,
    Writer,
    read_letter,
    read_mailbox,
)

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TEMPLATES = {
    "hello.txt": "Subject: Grüße an {{ letter.name }}\n\nGuten Tag {{ letter.name }},\n\n{{ frame.base_url }}/weiter\n",
    "hello.html": (
        '<!doctype html><html lang="{{ frame.language }}" dir="{{ frame.direction }}"><head><title>{{ frame.subject }}</title>'
        "<style>p { color: #123456 }</style></head><body><p>Guten Tag {{ letter.name }}</p></body></html>"
    ),
    "no_subject.txt": "Guten Tag\n",
    "no_subject.html": "<html><body>Guten Tag</body></html>",
}


@dataclass(frozen=True)
class Greeting:
    name: str


class Postbox:
    """What a mail server received."""

    transport: SmtpTransport

    def __init__(self) -> None:
        self.envelopes: list[Any] = []
        self.refuses = False

    async def handle_DATA(self, server, session, envelope):  # noqa: N802, ARG002 - as aiosmtpd calls it
        if self.refuses:
            return "451 try again later"
        self.envelopes.append(envelope)
        return "250 OK"


@pytest.fixture
def writer():
    environment = Environment(
        loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    return Writer(environment, sender="KAI Bürgerbüro <kai@portal.example>", base_url="https://portal.example/")


@pytest.fixture
def postbox():
    received = Postbox()
    controller = Controller(received, hostname="127.0.0.1", port=a_free_port())
    controller.start()
    received.transport = SmtpTransport("127.0.0.1", controller.port, starttls=False)
    yield received
    controller.stop()


def body_of(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body
    return str(body.get_content())


def a_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def a_letter(**changes):
    facts = {"to": "amal@firma.example", "language": "de", "template": "hello", "context": Greeting("Jörg Weiß")}
    return Letter(**{**facts, **changes})


def test_a_letter_arrives_as_it_was_written(writer, postbox):
    Mailer(writer, postbox.transport, lambda: AT).send(a_letter(), "row.listener.0")

    (envelope,) = postbox.envelopes
    message = message_from_bytes(envelope.content, _class=EmailMessage, policy=SMTP)
    assert envelope.rcpt_tos == ["amal@firma.example"]
    assert envelope.mail_from == "kai@portal.example"
    assert message["Subject"] == "Grüße an Jörg Weiß"
    assert message["From"].addresses[0].display_name == "KAI Bürgerbüro"
    assert message["Date"].datetime == AT
    assert body_of(message, "plain").splitlines() == [
        "Guten Tag Jörg Weiß,",
        "",
        "https://portal.example/weiter",
    ]
    assert "Guten Tag Jörg Weiß" in body_of(message, "html")
    assert envelope.content.isascii()


def test_other_scripts_arrive_too(writer, postbox):
    name = "አበበ · Мар'яна · فاطمة · Nguyễn 🌻"
    Mailer(writer, postbox.transport, lambda: AT).send(a_letter(context=Greeting(name)), "key")

    message = message_from_bytes(postbox.envelopes[0].content, _class=EmailMessage, policy=SMTP)
    assert message["Subject"] == f"Grüße an {name}"
    assert name in body_of(message, "plain")


def test_a_busy_server_is_an_error_so_that_the_worker_tries_again(writer, postbox):
    postbox.refuses = True

    with pytest.raises(smtplib.SMTPResponseException):
        postbox.transport.send(writer.write(a_letter(), "key", at=AT))


def test_no_letter_leaves_in_the_clear_where_the_server_knows_no_encryption(writer, postbox):
    transport = SmtpTransport(postbox.transport.host, postbox.transport.port, starttls=True)

    with pytest.raises(smtplib.SMTPNotSupportedError):
        transport.send(writer.write(a_letter(), "key", at=AT))
    assert postbox.envelopes == []


def test_a_password_is_never_sent_or_shown_in_the_clear():
    with pytest.raises(ValueError, match="encrypted"):
        SmtpTransport("mail.example", 25, "user", "geheim", starttls=False)
    assert "geheim" not in repr(SmtpTransport("mail.example", 587, "user", "geheim"))


@pytest.mark.parametrize("break_", ["\r\n", "\n", "\r", "\u2028", "\x85", "\x0b", "\x00"])
@pytest.mark.parametrize(
    "forge",
    [
        lambda evil: {"context": Greeting(f"Amal{evil}")},
        lambda evil: {"to": f"Amal{evil} <amal@firma.example>"},
        lambda evil: {"to": f"amal@firma.example{evil}"},
        lambda evil: {"subject": f"Hallo{evil}"},
        lambda evil: {"reply_to": f"Amal{evil} <amal@firma.example>"},
        lambda evil: {"list_headers": (("List-Unsubscribe", f"<https://portal.example>{evil}"),)},
    ],
)
def test_a_line_break_cannot_smuggle_in_a_header(writer, forge, break_):
    letter = a_letter(**forge(f"{break_}Bcc: fremd@example.org"))

    with pytest.raises(LetterRefused):
        writer.write(letter, "key", at=AT)


@pytest.mark.parametrize("to", ["", "amal", "amal@", "@firma.example", "a@b.example, c@d.example", "a@b@c.example"])
def test_a_letter_goes_to_exactly_one_address(writer, to):
    with pytest.raises(LetterRefused):
        writer.write(a_letter(to=to), "key", at=AT)


def test_a_comma_in_a_name_makes_no_second_address(writer):
    message = writer.write(a_letter(to='"Weiß, Jörg" <joerg@firma.example>'), "key", at=AT)

    assert [address.addr_spec for address in message["To"].addresses] == ["joerg@firma.example"]


def test_only_list_headers_can_be_added(writer):
    message = writer.write(a_letter(list_headers=(("List-Unsubscribe", "<https://portal.example/u>"),)), "key", at=AT)

    assert message["List-Unsubscribe"] == "<https://portal.example/u>"
    with pytest.raises(LetterRefused):
        writer.write(a_letter(list_headers=(("Bcc", "fremd@example.org"),)), "key", at=AT)


def test_the_same_delivery_has_the_same_message_id_and_another_one_another(writer):
    first, again = writer.write(a_letter(), "key", at=AT), writer.write(a_letter(), "key", at=AT + timedelta(hours=1))

    assert first["Message-ID"] == again["Message-ID"]
    assert str(first["Message-ID"]).endswith("@portal.example>")
    assert writer.write(a_letter(), "other", at=AT)["Message-ID"] != first["Message-ID"]


def test_html_is_escaped_in_the_html_part_only(writer):
    message = writer.write(a_letter(context=Greeting("<b>Müller & Söhne</b>")), "key", at=AT)

    assert "<b>Müller & Söhne</b>" in body_of(message, "plain")
    assert "&lt;b&gt;Müller &amp; Söhne" in body_of(message, "html")
    assert message["Subject"] == "Grüße an <b>Müller & Söhne</b>"


def test_styles_move_into_the_elements(writer):
    html = writer.write(a_letter(), "key", at=AT).get_body(("html",)).get_content()

    assert "<style" not in html
    assert 'style="color: #123456' in html


def test_an_arabic_letter_runs_from_right_to_left(writer):
    message = writer.write(a_letter(language="ar"), "key", at=AT)

    assert 'dir="rtl"' in body_of(message, "html")
    assert message["Content-Language"] == "ar"


def test_a_letter_needs_a_subject_and_all_its_facts(writer):
    with pytest.raises(LetterRefused):
        writer.write(a_letter(template="no_subject"), "key", at=AT)
    assert writer.write(a_letter(template="no_subject", subject="Hallo"), "key", at=AT)["Subject"] == "Hallo"
    with pytest.raises(UndefinedError):
        writer.write(a_letter(context=AnotherContext()), "key", at=AT)
    with pytest.raises(TypeError):
        a_letter(context={"name": "Amal"})


@dataclass(frozen=True)
class AnotherContext:
    place: str = "Borna"


def test_the_folder_shows_letters_newest_first_and_each_once(writer, tmp_path):
    folder = FolderTransport(tmp_path / "mail")
    folder.send(writer.write(a_letter(context=Greeting("Erste")), "1", at=AT))
    folder.send(writer.write(a_letter(context=Greeting("Zweite Ö")), "2", at=AT + timedelta(minutes=1)))
    folder.send(writer.write(a_letter(context=Greeting("Erste")), "1", at=AT))

    newest, oldest = read_mailbox(folder.directory)

    assert (newest.subject, oldest.subject) == ("Grüße an Zweite Ö", "Grüße an Erste")
    assert newest.text == "Guten Tag Zweite Ö,\n\nhttps://portal.example/weiter\n"
    assert "Guten Tag Zweite Ö" in newest.html
    assert (newest.at, newest.to, newest.language) == (AT + timedelta(minutes=1), "amal@firma.example", "de")
    assert read_letter(folder.directory, newest.id) == newest
    assert [path.suffix for path in folder.directory.iterdir()] == [".eml", ".eml"]


def test_a_letter_outside_the_folder_cannot_be_read(writer, tmp_path):
    folder = FolderTransport(tmp_path / "mail")
    folder.send(writer.write(a_letter(), "1", at=AT))
    (tmp_path / "secret.eml").write_text("Subject: geheim\n\n")

    assert read_letter(folder.directory, "../secret") is None
    assert read_letter(folder.directory, "0" * 32) is None
    assert read_mailbox(tmp_path / "nowhere") == []
