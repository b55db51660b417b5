"""How the history of a company is told to the team."""

from portal.companies.words import CompanyAct, CompanySource, CompanyState
from portal.kernel.web.records import Telling

TELLING = Telling(
    titles={act.value: act.label for act in CompanyAct},
    states={state.value: state.label for state in CompanyState},
    reasons={how.value: how.label for how in (CompanySource.PHONE, CompanySource.VISIT)},
)
