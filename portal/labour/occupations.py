"""Groups of occupations of the classification KldB 2010 (three digits), as far as people here have worked in them.

Three digits are the finest that leaves the house: five would single people out. Labels name the work, never a person.
"""

from typing import Any, Self

from portal.kernel.i18n import lazy_gettext as _l
from portal.kernel.words import Word
from portal.labour.words import OccupationField as F


class OccupationGroup(Word):
    """A group of occupations: its KldB code, what it is called, the field of work it belongs to."""

    field: F

    def __new__(cls, code: str, label: Any, field: F) -> Self:
        """Make a member that also knows its field; Word's own `__new__` is gone once its class is made."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.field = field
        return member

    AGRICULTURE = "111", _l("Agriculture"), F.FARMING
    LIVESTOCK = "112", _l("Keeping of farm animals"), F.FARMING
    HORSES = "113", _l("Keeping of horses"), F.FARMING
    ANIMAL_CARE = "115", _l("Animal care"), F.FARMING
    FORESTRY = "117", _l("Forestry and landscape care"), F.FARMING
    GARDENING = "121", _l("Gardening"), F.FARMING
    FLORISTRY = "122", _l("Floristry"), F.FARMING

    DRINKS = "291", _l("Making of drinks"), F.FOOD_PRODUCTION
    FOOD = "292", _l("Bakery, butchery and food production"), F.FOOD_PRODUCTION

    COOKING = "293", _l("Kitchen and cooking"), F.KITCHEN_SERVICE
    TOURISM = "631", _l("Tourism and sport"), F.KITCHEN_SERVICE
    HOTEL = "632", _l("Hotel work"), F.KITCHEN_SERVICE
    CATERING = "633", _l("Service in restaurants and cafés"), F.KITCHEN_SERVICE
    EVENTS = "634", _l("Event service"), F.KITCHEN_SERVICE

    BUILDING_PLANNING = "311", _l("Planning and supervision of building"), F.BUILDING
    SURVEYING = "312", _l("Surveying and maps"), F.BUILDING
    CONSTRUCTION = "321", _l("Building construction"), F.BUILDING
    ROADS = "322", _l("Road, canal and pipe building"), F.BUILDING
    FLOORING = "331", _l("Laying of floors and tiles"), F.BUILDING
    PAINTING = "332", _l("Painting, plastering and sealing"), F.BUILDING
    INTERIOR_WORK = "333", _l("Drywall, insulation, carpentry and glazing"), F.BUILDING
    BUILDING_SERVICES = "341", _l("Building services and caretaking"), F.BUILDING
    PLUMBING = "342", _l("Plumbing, heating and air conditioning"), F.BUILDING

    METAL_MAKING = "241", _l("Metal production and casting"), F.METAL_ELECTRICAL
    METAL_WORKING = "242", _l("Metal working and machining"), F.METAL_ELECTRICAL
    METAL_SURFACES = "243", _l("Treatment of metal surfaces"), F.METAL_ELECTRICAL
    WELDING = "244", _l("Metal construction and welding"), F.METAL_ELECTRICAL
    TOOLMAKING = "245", _l("Tool making and precision work"), F.METAL_ELECTRICAL
    MACHINES = "251", _l("Machine building and maintenance"), F.METAL_ELECTRICAL
    VEHICLES = "252", _l("Vehicle repair and bodywork"), F.METAL_ELECTRICAL
    MECHATRONICS = "261", _l("Mechatronics and automation"), F.METAL_ELECTRICAL
    POWER = "262", _l("Electrical installation and power supply"), F.METAL_ELECTRICAL
    ELECTRONICS = "263", _l("Electronics and telecommunications"), F.METAL_ELECTRICAL
    DRAWING = "272", _l("Technical drawing and model making"), F.METAL_ELECTRICAL

    BUILDING_MATERIALS = "212", _l("Stone and building materials"), F.PRODUCTION
    GLASS = "213", _l("Glass production"), F.PRODUCTION
    CERAMICS = "214", _l("Ceramics production"), F.PRODUCTION
    PLASTICS = "221", _l("Plastics and rubber"), F.PRODUCTION
    COATING = "222", _l("Paint and coating"), F.PRODUCTION
    WOOD = "223", _l("Woodwork and furniture"), F.PRODUCTION
    PAPER = "231", _l("Paper and packaging"), F.PRODUCTION
    PRINTING = "234", _l("Printing and binding"), F.PRODUCTION
    PRODUCTION_PLANNING = "273", _l("Planning and checking of production"), F.PRODUCTION
    TEXTILE_MAKING = "281", _l("Making of textiles"), F.PRODUCTION
    SEWING = "282", _l("Sewing and tailoring"), F.PRODUCTION
    LEATHER = "283", _l("Leather and shoes"), F.PRODUCTION
    RECYCLING = "343", _l("Water supply, waste and recycling"), F.PRODUCTION
    CHEMISTRY = "413", _l("Chemical production and laboratory"), F.PRODUCTION
    CRAFTS = "933", _l("Arts and crafts"), F.PRODUCTION

    INFRASTRUCTURE = "512", _l("Care of roads and rails"), F.WAREHOUSE_TRANSPORT
    WAREHOUSE = "513", _l("Warehouse, post and parcels"), F.WAREHOUSE_TRANSPORT
    PASSENGERS = "514", _l("Passenger service on trains and buses"), F.WAREHOUSE_TRANSPORT
    DISPATCH = "515", _l("Traffic control and dispatch"), F.WAREHOUSE_TRANSPORT
    LOGISTICS_OFFICE = "516", _l("Logistics office"), F.WAREHOUSE_TRANSPORT
    DRIVING = "521", _l("Driving on the road"), F.WAREHOUSE_TRANSPORT
    RAIL_DRIVING = "522", _l("Driving on rails"), F.WAREHOUSE_TRANSPORT
    MACHINE_DRIVING = "525", _l("Forklifts, cranes and construction machines"), F.WAREHOUSE_TRANSPORT

    SECURITY = "531", _l("Security and fire protection"), F.CLEANING
    CLEANING = "541", _l("Cleaning"), F.CLEANING
    HOUSEKEEPING = "832", _l("Housekeeping"), F.CLEANING

    PURCHASING = "611", _l("Purchasing and sales representation"), F.RETAIL
    TRADE = "612", _l("Wholesale and retail trade"), F.RETAIL
    SALES = "621", _l("Sales and checkout"), F.RETAIL
    GOODS_SALES = "622", _l("Sale of clothes, electronics, cars and hardware"), F.RETAIL
    FOOD_SALES = "623", _l("Sale of food"), F.RETAIL
    DRUGSTORE_SALES = "624", _l("Sale of drugstore and medical goods"), F.RETAIL

    PRACTICE = "811", _l("Assistance in medical practices"), F.CARE
    MEDICAL_LABORATORY = "812", _l("Medical laboratory"), F.CARE
    NURSING = "813", _l("Nursing, ambulance and birth assistance"), F.CARE
    MEDICINE = "814", _l("Medicine and dentistry"), F.CARE
    THERAPY = "817", _l("Therapy and healing"), F.CARE
    PHARMACY = "818", _l("Pharmacy"), F.CARE
    ELDERLY_CARE = "821", _l("Care of the elderly"), F.CARE
    BODY_CARE = "823", _l("Hairdressing and body care"), F.CARE
    MEDICAL_DEVICES = "825", _l("Dental, orthopaedic and medical devices"), F.CARE

    CHILDCARE = "831", _l("Childcare, social work and inclusion"), F.CHILDREN_EDUCATION
    SCHOOL_TEACHING = "841", _l("Teaching at schools"), F.CHILDREN_EDUCATION
    VOCATIONAL_TEACHING = "842", _l("Vocational teaching and training"), F.CHILDREN_EDUCATION
    HIGHER_TEACHING = "843", _l("Teaching and research at universities"), F.CHILDREN_EDUCATION
    FREE_TEACHING = "844", _l("Teaching outside schools"), F.CHILDREN_EDUCATION
    DRIVING_TEACHING = "845", _l("Driving and sports lessons"), F.CHILDREN_EDUCATION

    MEDIA_DESIGN = "232", _l("Media design"), F.OFFICE_IT
    COMPUTING = "431", _l("Computing"), F.OFFICE_IT
    IT_ANALYSIS = "432", _l("IT analysis and advice"), F.OFFICE_IT
    IT_NETWORKS = "433", _l("IT networks and administration"), F.OFFICE_IT
    SOFTWARE = "434", _l("Software development"), F.OFFICE_IT
    MANAGEMENT = "711", _l("Running of a business"), F.OFFICE_IT
    ORGANISATION = "713", _l("Business organisation"), F.OFFICE_IT
    OFFICE = "714", _l("Office and reception"), F.OFFICE_IT
    PERSONNEL = "715", _l("Personnel"), F.OFFICE_IT
    FINANCE = "721", _l("Banking and insurance"), F.OFFICE_IT
    ACCOUNTING = "722", _l("Accounting"), F.OFFICE_IT
    TAX = "723", _l("Tax advice"), F.OFFICE_IT
    ADMINISTRATION = "732", _l("Public administration"), F.OFFICE_IT
    MARKETING = "921", _l("Advertising and marketing"), F.OFFICE_IT


def occupation_group(code: str) -> OccupationGroup | None:
    """Return the group of a KldB code; the first three digits of a longer one count."""
    try:
        return OccupationGroup(code[:3])  # type: ignore[call-arg]  # looked up by code; mypy sees `__new__`
    except ValueError:
        return None
