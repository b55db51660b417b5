"""Recurring work: what runs by itself, when it ran, when it runs next."""

from portal.kernel.schedule.rhythm import Daily, Hourly, Weekly
from portal.kernel.schedule.running import Job, Timetable
from portal.kernel.schedule.standing import JobStanding, Pace, standings

__all__ = ["Daily", "Hourly", "Job", "JobStanding", "Pace", "Timetable", "Weekly", "standings"]
