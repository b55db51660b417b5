"""`portal user invite --role coordinator MAIL`: how the first coordinator comes in."""

import argparse
import sys
from uuid import UUID

from email_validator import EmailNotValidError, validate_email
from flask import Flask, url_for
from sqlalchemy.orm import Session

from portal.accounts.models import OneTimeToken
from portal.accounts.queries import account_of_address, site_choices
from portal.accounts.services import AccountDraft, create_account, invite_account
from portal.kernel import clock
from portal.kernel.access import STAFF, Role
from portal.kernel.audit import By
from portal.kernel.db import transaction
from portal.kernel.errors import RuleBroken
from portal.kernel.i18n import speaking
from portal.kernel.links import link_token
from portal.kernel.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say who is to be invited."""
    parser.add_argument("email", metavar="MAIL", help="the e-mail address the person signs in with")
    parser.add_argument("--role", choices=[role.value for role in STAFF], required=True)
    parser.add_argument("--name", default="", help="first and last name (default: what stands before the @)")
    parser.add_argument("--site", default="", help="where an advisor works, by the name of the site")
    parser.add_argument("--language", choices=("de", "en"), default="de", help="of pages and letters (default: de)")


def run(args: argparse.Namespace, app: Flask) -> int:
    """Make the account, or invite again who has not come in yet; without a mail server print the link."""
    settings: Settings = app.extensions["portal_settings"]
    with app.test_request_context("/", base_url=settings.base_url), speaking("en"):
        try:
            with transaction() as session:
                token = _invite(session, args)
        except RuleBroken as refusal:
            sys.stderr.write(f"portal: {refusal}\n")
            return 1
        path = url_for(
            "public_accounts.accept_invitation", token=link_token(token.purpose.value, token.id), language=args.language
        )
    if settings.smtp_host:
        sys.stdout.write(f"The worker sends the invitation to {args.email}.\n")
    else:
        sys.stdout.write(f"{settings.base_url}{path}\n")
    return 0


def _invite(session: Session, args: argparse.Namespace) -> OneTimeToken:
    email = _readable(args.email)
    role, at = Role(args.role), clock.now()
    account = session.scalar(account_of_address(email))
    if account is None:
        name = args.name or email.split("@")[0]
        draft = AccountDraft(email, name, role, language=args.language, site_id=_site(session, args.site, role))
        account = create_account(session, draft, by=By.system(), at=at)
    elif account.role is not role:
        raise RuleBroken(f"{email} is an account of another role: {account.role.value}.")
    return invite_account(session, account.id, by=By.system(), at=at)


def _readable(email: str) -> str:
    try:
        return str(validate_email(email, check_deliverability=False).normalized)
    except EmailNotValidError as error:
        raise RuleBroken(f"{email} is no e-mail address: {error}") from None


def _site(session: Session, name: str, role: Role) -> UUID | None:
    sites = {label: key for key, label in site_choices(session)}
    if name and name not in sites:
        raise RuleBroken(f"There is no site {name}. There are: {', '.join(sites) or 'none yet'}.")
    if role is Role.ADVISOR and not name:
        raise RuleBroken("An advisor needs --site.")
    return sites.get(name)
