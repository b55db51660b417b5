"""The texts people answer to: the same in ten languages, never changed, and German where nobody has reviewed another."""

import hashlib
from pathlib import Path

import pytest

from portal.kernel.i18n import PERSON_LANGUAGES
from portal.proposals import texts
from portal.proposals.texts import consent_text, kept_text, reading_of
from portal.proposals.words import ConsentPurpose

SHOW, KNOW = ConsentPurpose.SHOW, ConsentPurpose.KNOW
REVIEWED = frozenset({"de", "de-simple", "en"})


def test_every_text_is_the_one_that_was_written_down():
    """Somebody may have answered to it: a changed text is a new version in a new folder."""
    kept = dict(reversed(line.split("  ")) for line in (texts.FOLDER / "SHA256SUMS").read_text("utf-8").splitlines())
    found = {
        str(path.relative_to(texts.FOLDER)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(texts.FOLDER.glob("*/*/*.md"))
    }

    assert found == kept


def test_there_is_a_text_for_each_purpose_in_every_language_of_the_pages():
    assert len(PERSON_LANGUAGES) == 10
    found = {(path.parent.name, path.stem) for path in (texts.FOLDER / texts.CURRENT).glob("*/*.md")}

    assert found == {(language, purpose.value) for language in PERSON_LANGUAGES for purpose in ConsentPurpose}


@pytest.mark.parametrize("language", PERSON_LANGUAGES)
@pytest.mark.parametrize("purpose", ConsentPurpose)
def test_a_text_says_the_same_version_and_as_much_as_the_german_one(purpose: ConsentPurpose, language: str):
    text, german = consent_text(purpose, language), consent_text(purpose, "de")

    assert text.version == german.version == texts.CURRENT
    assert [(each.kind, len(each.lines)) for each in text.blocks] == [(each.kind, len(each.lines)) for each in german.blocks]
    assert "Volkshochschule Landkreis Leipzig" in text.blocks[0].lines[0], "who asks"
    assert language == "de" or text.sha256 != german.sha256


@pytest.mark.parametrize("language", sorted(REVIEWED))
def test_a_reviewed_text_counts_by_itself(language: str):
    reading = reading_of(SHOW, language, REVIEWED)

    assert (reading.text.language, reading.aid) == (language, None)
    assert reading.mark == consent_text(SHOW, language).sha256


@pytest.mark.parametrize("language", sorted(set(PERSON_LANGUAGES) - REVIEWED))
def test_a_text_nobody_has_reviewed_only_explains_the_german_one(language: str):
    reading = reading_of(SHOW, language, REVIEWED)

    assert reading.aid is not None
    assert (reading.text.language, reading.aid.language, reading.language) == ("de", language, language)
    assert reading.mark == f"{consent_text(SHOW, 'de').sha256}.{consent_text(SHOW, language).sha256}"
    assert reading_of(SHOW, language, REVIEWED | {language}).aid is None, "once somebody has reviewed it, it counts"


def test_german_counts_whatever_is_said_to_be_reviewed():
    assert reading_of(SHOW, "de", ()).text.language == "de"
    assert reading_of(SHOW, "xx", ()).aid is None


def test_the_very_text_of_an_answer_is_found_again_and_no_other():
    old = (texts.FOLDER / "2026-11" / "de" / "show.md").read_bytes()
    sha256 = hashlib.sha256(old).hexdigest()

    found = kept_text(SHOW, "2026-11", "de", sha256)
    assert found is not None
    assert found.version == "2026-11"
    for wrong in (("2026-11", "de", "0" * 64), ("2026-11", "ar", sha256), ("1999", "de", sha256), ("..", "..", sha256)):
        assert kept_text(SHOW, *wrong) is None
    assert kept_text(KNOW, "2026-11", "de", sha256) is None


def test_a_file_that_names_another_version_is_refused(tmp_path: Path):
    folder = tmp_path / "2027-01" / "de"
    folder.mkdir(parents=True)
    (folder / "show.md").write_text("Version: 2026-11-22\n\nIch bin einverstanden.\n")

    with pytest.raises(ValueError, match="another version"):
        texts._text_in(folder, SHOW)  # noqa: SLF001 - the folder of the tests, not ours
