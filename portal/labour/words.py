"""Words of work: fields, levels, hours, shifts. Coded, so that nothing is typed that could identify."""

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word


class LanguageLevel(Word):
    """A level of the Common European Framework of Reference for Languages."""

    NONE = "none", _l("no minimum level")
    A1 = "a1", _l("A1")
    A2 = "a2", _l("A2")
    B1 = "b1", _l("B1")
    B2 = "b2", _l("B2")
    C1 = "c1", _l("C1")
    C2 = "c2", _l("C2")

    @property
    def rank(self) -> int:
        """0 for none, 6 for C2."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(LanguageLevel)}


class LanguageBand(Word):
    """Levels of German in three steps: what may be counted, and shown where the level itself would say too much."""

    UP_TO_A2 = "a", _l("up to A2")
    B1 = "b1", _l("B1")
    FROM_B2 = "b2", _l("B2 or higher")

    @classmethod
    def of(cls, level: LanguageLevel) -> "LanguageBand":
        """Return the band of a level."""
        if level.rank <= LanguageLevel.A2.rank:
            return cls.UP_TO_A2
        return cls.B1 if level is LanguageLevel.B1 else cls.FROM_B2


class OccupationField(Word):
    """Twelve fields of work, drawn from the areas of the classification KldB 2010."""

    FARMING = "farming", _l("Farming, gardening, forestry")
    FOOD_PRODUCTION = "food_production", _l("Bakery, butchery, food production")
    KITCHEN_SERVICE = "kitchen_service", _l("Kitchen, service, hotel")
    BUILDING = "building", _l("Building and finishing")
    METAL_ELECTRICAL = "metal_electrical", _l("Metal, electrical and vehicle work")
    PRODUCTION = "production", _l("Production and recycling")
    WAREHOUSE_TRANSPORT = "warehouse_transport", _l("Warehouse and transport")
    CLEANING = "cleaning", _l("Cleaning and household")
    RETAIL = "retail", _l("Shop and sales")
    CARE = "care", _l("Care and health")
    CHILDREN_EDUCATION = "children_education", _l("Children and education")
    OFFICE_IT = "office_it", _l("Office and IT")


class WideField(Word):
    """Five areas of work: the coarsest that still says something."""

    GREEN_AND_FOOD = "green_food", _l("Farming and food")
    GUESTS_AND_SALES = "guests_sales", _l("Kitchen, service and sales")
    BUILDING_AND_MAKING = "building_making", _l("Building, metal and production")
    MOVING_AND_CLEANING = "moving_cleaning", _l("Warehouse, transport and cleaning")
    PEOPLE_AND_OFFICE = "people_office", _l("Care, children and office")

    @classmethod
    def of(cls, field: OccupationField) -> "WideField":
        """Return the area a field belongs to."""
        return _AREAS[field]


_AREAS = {
    OccupationField.FARMING: WideField.GREEN_AND_FOOD,
    OccupationField.FOOD_PRODUCTION: WideField.GREEN_AND_FOOD,
    OccupationField.KITCHEN_SERVICE: WideField.GUESTS_AND_SALES,
    OccupationField.RETAIL: WideField.GUESTS_AND_SALES,
    OccupationField.BUILDING: WideField.BUILDING_AND_MAKING,
    OccupationField.METAL_ELECTRICAL: WideField.BUILDING_AND_MAKING,
    OccupationField.PRODUCTION: WideField.BUILDING_AND_MAKING,
    OccupationField.WAREHOUSE_TRANSPORT: WideField.MOVING_AND_CLEANING,
    OccupationField.CLEANING: WideField.MOVING_AND_CLEANING,
    OccupationField.CARE: WideField.PEOPLE_AND_OFFICE,
    OccupationField.CHILDREN_EDUCATION: WideField.PEOPLE_AND_OFFICE,
    OccupationField.OFFICE_IT: WideField.PEOPLE_AND_OFFICE,
}


class Goal(Word):
    """What a person is looking for."""

    INTERNSHIP = "internship", _l("Internship")
    JOB = "job", _l("Job")
    APPRENTICESHIP = "apprenticeship", _l("Apprenticeship")


class HoursBand(Word):
    """Hours a week, coarse."""

    FULL = "full", _l("full time")
    PART = "part", _l("20 to 34 hours a week")
    SMALL = "small", _l("up to 19 hours a week")

    @classmethod
    def of(cls, hours: int) -> "HoursBand":
        """Return the band of a number of hours a week."""
        if hours >= 35:
            return cls.FULL
        return cls.PART if hours >= 20 else cls.SMALL


class DayPart(Word):
    """When in the day."""

    MORNING = "morning", _l("in the morning")
    AFTERNOON = "afternoon", _l("in the afternoon")
    WHOLE_DAY = "whole_day", _l("the whole day")
    SHIFTS = "shifts", _l("in shifts")
    FLEXIBLE = "flexible", _l("flexible")


class YearsBand(Word):
    """Years of experience, coarse."""

    UP_TO_2 = "0-2", _l("up to 2 years")
    FROM_3_TO_5 = "3-5", _l("3 to 5 years")
    FROM_6_TO_10 = "6-10", _l("6 to 10 years")
    OVER_10 = "10+", _l("more than 10 years")

    @classmethod
    def of(cls, years: int) -> "YearsBand":
        """Return the band of whole years."""
        if years <= 2:
            return cls.UP_TO_2
        if years <= 5:
            return cls.FROM_3_TO_5
        return cls.FROM_6_TO_10 if years <= 10 else cls.OVER_10


class Evidence(Word):
    """How a competence is known."""

    SELF_REPORT = "self_report", _l("told by the person")
    CERTIFICATE = "certificate", _l("certificate seen")
    OBSERVED = "observed", _l("seen in an internship")
    COMPANY_FEEDBACK = "company_feedback", _l("feedback from a company")
    JOBCENTER = "jobcenter", _l("papers of the Jobcentre")


class CompetenceLevel(Word):
    """How well something is mastered."""

    BASICS = "basics", _l("first steps")
    WITH_GUIDANCE = "with_guidance", _l("with guidance")
    INDEPENDENT = "independent", _l("on their own")
    TEACHES = "teaches", _l("can show others")


class Licence(Word):
    """A licence to drive that work can need."""

    CAR = "b", _l("driving licence (car)")
    FORKLIFT = "forklift", _l("forklift licence")


class PermitClass(Word):
    """What a company may know of the permission to work. Set by an advisor, never computed."""

    FREE = "a", _l("Work is possible without further permission")
    NEEDS_PERMISSION = "b", _l("Possible with permission; KAI takes care of it, this takes some weeks")
    IN_CLARIFICATION = "c", _l("Not possible at the moment or being clarified")


class LevelSource(Word):
    """Who says how much of a language somebody knows."""

    TEST = "test", _l("language test")
    TEACHER = "teacher", _l("course teacher")
    ADVISOR = "advisor", _l("KAI advice")
    SELF_REPORT = "self_report", _l("told by the person")
    JOBCENTER = "jobcenter", _l("papers of the Jobcentre")
