"""What people can do, from a closed catalogue. Nothing is typed that could identify."""

from typing import Any, Self

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.labour.words import OccupationField as F

MOST_SHOWN = 6
"""So many competences at most stand in a masked profile: more would single people out."""


class Competence(Word):
    """One thing somebody can do; `field` is empty where it counts in every field of work."""

    field: F | None

    def __new__(cls, code: str, label: Any, field: F | None = None) -> Self:
        """Make a member that also knows its field; Word's own `__new__` is gone once its class is made."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.field = field
        return member

    PUNCTUALITY = "punctuality", _l("Being punctual")
    TEAM = "team", _l("Working in a team")
    ALONE = "alone", _l("Working alone with care")
    INSTRUCTIONS = "instructions", _l("Following oral instructions")
    WRITTEN_PLANS = "written_plans", _l("Working from a written plan")
    ASKING = "asking", _l("Asking when something is unclear")
    CUSTOMERS = "customers", _l("Speaking with customers")
    LEARNING = "learning", _l("Learning new tasks quickly")
    STAMINA = "stamina", _l("Standing and walking for a whole shift")
    LIFTING = "lifting", _l("Lifting with the right technique")
    SAFETY = "safety", _l("Keeping safety rules")
    FIRST_AID = "first_aid", _l("First aid")
    NUMBERS = "numbers", _l("Calculating and measuring")
    PHONE_USE = "phone_use", _l("Using scanner, tablet and phone at work")
    DRIVING_CAR = "driving_car", _l("Driving a car or van")
    GUIDING = "guiding", _l("Guiding others")

    SOWING = "sowing", _l("Planting, sowing and harvesting"), F.FARMING
    ANIMALS = "animals", _l("Feeding and caring for animals"), F.FARMING
    GREENERY = "greenery", _l("Cutting lawns, hedges and trees"), F.FARMING
    TRACTOR = "tractor", _l("Driving tractors and farm machines"), F.FARMING
    FLOWERS = "flowers", _l("Arranging flowers and plants"), F.FARMING

    DOUGH = "dough", _l("Making dough"), F.FOOD_PRODUCTION
    OVEN = "oven", _l("Working at the oven"), F.FOOD_PRODUCTION
    PASTRY = "pastry", _l("Making cakes and pastry"), F.FOOD_PRODUCTION
    MEAT = "meat", _l("Cutting and preparing meat"), F.FOOD_PRODUCTION
    FOOD_HYGIENE = "food_hygiene", _l("Keeping hygiene rules for food"), F.FOOD_PRODUCTION
    FOOD_MACHINES = "food_machines", _l("Running food machines"), F.FOOD_PRODUCTION

    COLD_KITCHEN = "cold_kitchen", _l("Preparing cold dishes"), F.KITCHEN_SERVICE
    WARM_KITCHEN = "warm_kitchen", _l("Cooking warm dishes"), F.KITCHEN_SERVICE
    LARGE_KITCHEN = "large_kitchen", _l("Cooking for many people"), F.KITCHEN_SERVICE
    DISHES = "dishes", _l("Washing up and kitchen cleaning"), F.KITCHEN_SERVICE
    SERVING = "serving", _l("Serving guests"), F.KITCHEN_SERVICE
    ROOMS = "rooms", _l("Preparing hotel rooms"), F.KITCHEN_SERVICE

    MASONRY = "masonry", _l("Laying bricks"), F.BUILDING
    CONCRETE = "concrete", _l("Formwork and concrete"), F.BUILDING
    PAVING = "paving", _l("Paving and digging"), F.BUILDING
    WALL_PAINT = "wall_paint", _l("Painting and wallpapering"), F.BUILDING
    PLASTER = "plaster", _l("Plastering"), F.BUILDING
    DRYWALL = "drywall", _l("Putting up drywall"), F.BUILDING
    TILES = "tiles", _l("Laying tiles"), F.BUILDING
    CARPENTRY = "carpentry", _l("Roof and timber work"), F.BUILDING
    PIPES = "pipes", _l("Installing pipes and heating"), F.BUILDING
    REPAIRS = "repairs", _l("Small repairs in buildings"), F.BUILDING

    WELDING = "welding", _l("Welding"), F.METAL_ELECTRICAL
    TURNING = "turning", _l("Turning, milling and drilling"), F.METAL_ELECTRICAL
    SHEET_METAL = "sheet_metal", _l("Working with sheet metal"), F.METAL_ELECTRICAL
    CAR_REPAIR = "car_repair", _l("Repairing vehicles"), F.METAL_ELECTRICAL
    TYRES = "tyres", _l("Changing tyres and brakes"), F.METAL_ELECTRICAL
    CABLES = "cables", _l("Laying cables and sockets"), F.METAL_ELECTRICAL
    MAINTENANCE = "maintenance", _l("Maintaining machines"), F.METAL_ELECTRICAL
    TECHNICAL_PLANS = "technical_plans", _l("Reading technical drawings"), F.METAL_ELECTRICAL

    LINE = "line", _l("Working on a production line"), F.PRODUCTION
    QUALITY = "quality", _l("Checking quality"), F.PRODUCTION
    MACHINE_OPERATION = "machine_operation", _l("Running production machines"), F.PRODUCTION
    SEWING = "sewing", _l("Sewing by machine"), F.PRODUCTION
    WOODWORK = "woodwork", _l("Sawing, sanding and assembling wood"), F.PRODUCTION
    ASSEMBLY = "assembly", _l("Assembling parts"), F.PRODUCTION
    SORTING = "sorting", _l("Sorting materials and waste"), F.PRODUCTION

    PICKING = "picking", _l("Picking orders"), F.WAREHOUSE_TRANSPORT
    PACKING = "packing", _l("Packing and labelling"), F.WAREHOUSE_TRANSPORT
    GOODS_IN = "goods_in", _l("Receiving and checking goods"), F.WAREHOUSE_TRANSPORT
    FORKLIFT = "forklift", _l("Driving a forklift"), F.WAREHOUSE_TRANSPORT
    LOADING = "loading", _l("Loading and securing freight"), F.WAREHOUSE_TRANSPORT
    DELIVERY = "delivery", _l("Delivering goods"), F.WAREHOUSE_TRANSPORT
    TRUCK = "truck", _l("Driving lorries"), F.WAREHOUSE_TRANSPORT
    REMOVALS = "removals", _l("Moving furniture"), F.WAREHOUSE_TRANSPORT

    CLEANING_ROOMS = "cleaning_rooms", _l("Cleaning offices and stairs"), F.CLEANING
    CLEANING_MACHINES = "cleaning_machines", _l("Using cleaning machines"), F.CLEANING
    WINDOWS = "windows", _l("Cleaning windows"), F.CLEANING
    CLEANING_AGENTS = "cleaning_agents", _l("Handling cleaning agents safely"), F.CLEANING
    LAUNDRY = "laundry", _l("Washing and ironing"), F.CLEANING
    HOUSEHOLD = "household", _l("Running a household"), F.CLEANING

    SHELVES = "shelves", _l("Filling shelves"), F.RETAIL
    CHECKOUT = "checkout", _l("Working at the checkout"), F.RETAIL
    ADVICE_SALES = "advice_sales", _l("Advising customers"), F.RETAIL
    COUNTER = "counter", _l("Selling at the counter"), F.RETAIL
    STOCK = "stock", _l("Counting and ordering stock"), F.RETAIL

    BASIC_CARE = "basic_care", _l("Basic care and washing"), F.CARE
    MEALS_HELP = "meals_help", _l("Help with meals"), F.CARE
    COMPANY = "company", _l("Keeping people company"), F.CARE
    VITAL_SIGNS = "vital_signs", _l("Measuring blood pressure and temperature"), F.CARE
    CARE_NOTES = "care_notes", _l("Writing care notes"), F.CARE
    HAIR = "hair", _l("Cutting and styling hair"), F.CARE

    CHILDREN_PLAY = "children_play", _l("Playing and crafting with children"), F.CHILDREN_EDUCATION
    CHILDREN_CARE = "children_care", _l("Looking after children"), F.CHILDREN_EDUCATION
    TEACHING = "teaching", _l("Teaching and explaining"), F.CHILDREN_EDUCATION
    HOMEWORK = "homework", _l("Help with homework"), F.CHILDREN_EDUCATION

    TYPING = "typing", _l("Writing texts on the computer"), F.OFFICE_IT
    SPREADSHEETS = "spreadsheets", _l("Working with spreadsheets"), F.OFFICE_IT
    FILING = "filing", _l("Filing and post"), F.OFFICE_IT
    BOOKKEEPING = "bookkeeping", _l("Preparing accounts"), F.OFFICE_IT
    COMPUTERS = "computers", _l("Setting up computers and networks"), F.OFFICE_IT
    PROGRAMMING = "programming", _l("Programming"), F.OFFICE_IT
    DESIGN = "design", _l("Designing on the computer"), F.OFFICE_IT


def competence(code: str) -> Competence | None:
    """Return the competence of a code."""
    try:
        return Competence(code)  # type: ignore[call-arg]  # looked up by code; mypy sees `__new__`
    except ValueError:
        return None
