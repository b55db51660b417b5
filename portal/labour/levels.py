"""What a level of German means at work. Companies read sentences, not codes."""

from dataclasses import dataclass

from portal.kernel.errors import Sentence
from portal.kernel.i18n import lazy_gettext as _l
from portal.labour.words import LanguageLevel as L


@dataclass(frozen=True)
class LevelAtWork:
    """One sentence, three points that work already, three that help at the start."""

    sentence: Sentence
    works_already: tuple[Sentence, Sentence, Sentence]
    helps_at_start: tuple[Sentence, Sentence, Sentence]


AT_WORK: dict[L, LevelAtWork] = {
    L.NONE: LevelAtWork(
        _l("The person is learning the first words of German: *showing works better than telling.*"),
        (_l("greeting and thanking"), _l("understanding pictures and signs"), _l("copying what somebody shows")),
        (_l("show every step once"), _l("use pictures and colours"), _l("name somebody who speaks a common language")),
    ),
    L.A1: LevelAtWork(
        _l("German A1: the person understands *single words and very short instructions.*"),
        (_l("understanding very short instructions"), _l("saying name, time and numbers"), _l("recognising safety signs")),
        (_l("show the task and say one word for it"), _l("write down times and dates"), _l("check together what was understood")),
    ),
    L.A2: LevelAtWork(
        _l("German A2: the person understands *short, clear instructions in the team.*"),
        (_l("understanding short, clear instructions"), _l("asking when something is unclear"), _l("reading a shift plan")),
        (
            _l("speak slowly, show, let it be repeated"),
            _l("a list with the most important words of your trade"),
            _l("the team takes over phone calls and complaints at first"),
        ),
    ),
    L.B1: LevelAtWork(
        _l("German B1: the person *talks about work and everyday things* and says when something is missing."),
        (_l("talking about tasks and problems"), _l("reading simple notes and e-mails"), _l("speaking with regular customers")),
        (
            _l("explain new technical words once"),
            _l("give long texts in parts"),
            _l("let somebody read over what goes to customers"),
        ),
    ),
    L.B2: LevelAtWork(
        _l("German B2: the person *speaks fluently about most subjects of work* and writes clear texts."),
        (_l("speaking on the phone"), _l("writing reports and e-mails"), _l("following meetings and training")),
        (_l("explain dialect and in-house words"), _l("read difficult letters together"), _l("give feedback on texts")),
    ),
    L.C1: LevelAtWork(
        _l("German C1: the person *speaks and writes German safely,* also in difficult situations."),
        (_l("leading conversations with customers"), _l("writing demanding texts"), _l("solving conflicts by talking")),
        (
            _l("explain unwritten rules of the workplace"),
            _l("name a person for questions"),
            _l("explain technical law and standards once"),
        ),
    ),
    L.C2: LevelAtWork(
        _l("German C2: the person *uses German as easily as people who grew up with it.*"),
        (_l("every conversation at work"), _l("every text at work"), _l("explaining things to others")),
        (_l("show the workplace"), _l("name a person for questions"), _l("explain unwritten rules of the workplace")),
    ),
}
