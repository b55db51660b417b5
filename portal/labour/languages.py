"""Languages people speak besides German. A rare one is almost a name: companies see only those an opening asks for."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word

GERMAN = "de"


class SpokenLanguage(Word):
    """A language, by its code of ISO 639."""

    GERMAN = "de", _l("German")
    ENGLISH = "en", _l("English")
    FRENCH = "fr", _l("French")
    SPANISH = "es", _l("Spanish")
    ARABIC = "ar", _l("Arabic")
    UKRAINIAN = "uk", _l("Ukrainian")
    RUSSIAN = "ru", _l("Russian")
    PERSIAN = "fa", _l("Persian")
    DARI = "prs", _l("Dari")
    PASHTO = "ps", _l("Pashto")
    KURDISH_KURMANJI = "kmr", _l("Kurdish (Kurmanji)")
    KURDISH_SORANI = "ckb", _l("Kurdish (Sorani)")
    TURKISH = "tr", _l("Turkish")
    TIGRINYA = "ti", _l("Tigrinya")
    AMHARIC = "am", _l("Amharic")
    SOMALI = "so", _l("Somali")
    VIETNAMESE = "vi", _l("Vietnamese")
    URDU = "ur", _l("Urdu")
    HINDI = "hi", _l("Hindi")
    PUNJABI = "pa", _l("Punjabi")
    BENGALI = "bn", _l("Bengali")
    CHINESE = "zh", _l("Chinese")
    THAI = "th", _l("Thai")
    GEORGIAN = "ka", _l("Georgian")
    ARMENIAN = "hy", _l("Armenian")
    AZERBAIJANI = "az", _l("Azerbaijani")
    POLISH = "pl", _l("Polish")
    CZECH = "cs", _l("Czech")
    ROMANIAN = "ro", _l("Romanian")
    BULGARIAN = "bg", _l("Bulgarian")
    HUNGARIAN = "hu", _l("Hungarian")
    SERBIAN = "sr", _l("Serbian")
    ALBANIAN = "sq", _l("Albanian")
    MACEDONIAN = "mk", _l("Macedonian")
    ITALIAN = "it", _l("Italian")
    PORTUGUESE = "pt", _l("Portuguese")
    GREEK = "el", _l("Greek")


def spoken_language(code: str) -> SpokenLanguage | None:
    """Return the language of a code."""
    try:
        return SpokenLanguage(code)  # type: ignore[call-arg]  # looked up by code; mypy sees `__new__`
    except ValueError:
        return None
