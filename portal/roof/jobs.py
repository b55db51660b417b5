"""What comes round by itself. One line per job, by hand."""

from portal.candidates.services.counting import count_this_week
from portal.internships.agreement.reminding import remind_signers
from portal.internships.assessment.asking import ask_how_it_went
from portal.kernel.audit import close_month, verify_daily
from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.once import forget_old_keys
from portal.kernel.schedule import Daily, Hourly, Job, Weekly
from portal.letters.gathering import gather
from portal.openings.services.freshness import look_after_offers
from portal.placements.following_up import ask_how_it_goes
from portal.proposals.services.company_notes import ask_to_delete
from portal.proposals.services.reminding import expire_unanswered, remind_companies
from portal.retention import handlers as retention

# What comes round by itself: each has a row that says when it ran and runs next (`portal doctor`).
JOBS: tuple[Job, ...] = (
    Job("proposals.remind", _l("Remind companies of unanswered proposals"), Daily(8, closes=20), remind_companies),
    Job("proposals.expire", _l("End proposals nobody answered in time"), Daily(0), expire_unanswered),
    Job("notes.ask", _l("Ask companies to delete what they noted"), Daily(8, closes=20), ask_to_delete),
    Job("placements.ask", _l("Ask how the work is going that was found"), Daily(8, closes=20), ask_how_it_goes),
    Job("agreements.remind", _l("Remind of signatures before an internship begins"), Daily(8, closes=20), remind_signers),
    Job("assessments.ask", _l("Ask how an internship went that is over"), Daily(8, closes=20), ask_how_it_went),
    Job("letters.gather", _l("Gather what waits into the letter of the day"), Daily(9, closes=20), gather),
    Job("openings.look_after", _l("Take places offline that nobody confirmed or that are over"), Daily(4), look_after_offers),
    Job("pool.count", _l("Count the people for the numbers companies see"), Weekly(3), count_this_week),
    Job("trail.close", _l("Close the month in the trail"), Daily(2), close_month),
    Job("trail.verify", _l("Look whether the trail is as it was written"), Daily(4), verify_daily),
    Job("retention.plan", _l("Delete what is no longer needed"), Daily(3), retention.plan_daily_run),
    Job("forms.forget", _l("Forget which forms were sent"), Hourly(), forget_old_keys),
)
