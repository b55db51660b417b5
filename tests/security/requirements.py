"""OWASP ASVS 5.0, level 2: the requirements that matter here, what proves each, and what is still open.

A proof is a test (file::name) or a rule of `portal check` (check: name). What is not proved has a note; nothing is left out.
`python -m tests.security.table` writes docs/security.md from it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Requirement:
    """One line of the list: its numbers in the standard, what it asks in a few words, what proves it, what is open."""

    numbers: str
    asks: str
    proofs: tuple[str, ...]
    is_open: str = ""


def _r(numbers: str, asks: str, *proofs: str, open_: str = "") -> Requirement:
    return Requirement(numbers, asks, proofs, open_)


DESK = "tests/kernel/test_desk.py::"
IDENTITY = "tests/kernel/test_identity.py::"
PUBLIC = "tests/accounts/web/test_public.py::"
MEMBERS = "tests/accounts/web/test_members.py::"
SIGNING_IN = "tests/accounts/test_signing_in.py::"
PASSWORDS = "tests/accounts/test_passwords.py::"
ASKED = "tests/accounts/web/test_asked_again.py::"
FACTOR = "tests/accounts/web/test_factor.py::"
SERVICES = "tests/accounts/test_services.py::"
RECORDS = "tests/architecture/test_records.py::"
MATRIX = "tests/architecture/test_matrix.py::"
SIZES = "tests/architecture/test_sizes.py::"
CANARIES = "tests/privacy/test_canaries.py::"
POINTS = "tests/privacy/test_the_fourteen_points.py::"
LINKS = "tests/kernel/test_links.py::"
CRYPTO = "tests/kernel/test_crypto.py::"
SETTINGS = "tests/kernel/test_settings.py::"
DOCUMENTS = "tests/kernel/test_documents.py::"
MAIL = "tests/kernel/test_mail.py::"
FIELDS = "tests/kernel/test_form_fields.py::"
FORMS = "tests/kernel/test_form_pages.py::"
CHAIN = "tests/kernel/test_trail_chain.py::"

ENCODING = (
    _r(
        "1.2.1, 1.2.2, 1.2.3",
        "Output is encoded for where it stands",
        "tests/kernel/test_drawing.py::test_attributes_are_written_as_wtforms_writes_them",
        SIZES + "test_nothing_is_marked_as_safe_past_the_filters",
        "tests/browser/test_found.py::test_data_in_a_page_is_read_and_never_run",
        MAIL + "test_html_is_escaped_in_the_html_part_only",
        open_="no list of payloads goes through every form yet",
    ),
    _r("1.2.4", "No SQL injection", SIZES + "test_no_statement_is_glued_from_strings", "check: ruff S"),
    _r("1.2.5, 1.3.2", "No command of the system, no eval", "check: ruff S"),
    _r(
        "1.2.9, 1.3.3",
        "Patterns are escaped, lengths have a limit",
        "tests/search_index/test_queries.py::test_odd_queries_are_answered_quickly",
        "tests/search_index/test_queries.py::test_a_query_is_never_larger_than_its_limits",
    ),
    _r("1.3.1, 1.3.5", "Rich text is cleaned", "tests/published/test_desk.py::test_broken_markdown_is_shown_without_harm"),
    _r("1.3.4", "No SVG is taken in", "tests/published/test_pictures.py::test_what_is_no_picture_for_us_is_refused_in_words"),
    _r(
        "1.3.6",
        "No request to an address that somebody typed",
        "tests/security/test_ground.py::test_no_test_reaches_another_machine",
    ),
    _r(
        "1.3.7, 1.3.10",
        "No template runs what people typed",
        DOCUMENTS + "test_what_people_type_is_printed_and_never_run",
        DOCUMENTS + "test_a_template_reads_nothing_outside_its_root",
        open_="proved for documents; no list of payloads goes through pages and letters yet",
    ),
    _r(
        "1.3.11",
        "No header of a letter can be smuggled in",
        MAIL + "test_a_line_break_cannot_smuggle_in_a_header",
        MAIL + "test_a_comma_in_a_name_makes_no_second_address",
    ),
    _r(
        "1.5.1, 1.5.2",
        "No XML entity, no pickle, no bomb is unpacked",
        "check: ruff S",
        "tests/openings/test_bad_files.py::test_files_that_could_do_harm_are_refused_as_a_whole",
    ),
)
RULES = (
    _r(
        "2.1.1, 2.1.2, 2.1.3, 2.2.1, 2.2.2, 2.2.3",
        "Input is judged on the server, field by field and together",
        FIELDS + "test_what_cannot_be_read_gets_one_sentence_beside_its_field",
        FORMS + "test_what_the_domain_refuses_stands_beside_its_field_or_above_the_form",
        "tests/architecture/test_forms_keep.py::test_every_form_comes_back_with_everything_typed_into_it",
    ),
    _r(
        "2.3.1",
        "Steps are taken in their order",
        "tests/proposals/test_consent_machine.py::*",
        "tests/proposals/test_ladder_machine.py::*",
        "tests/proposals/test_states.py::*",
    ),
    _r(
        "2.3.2, 2.4.1",
        "What machines could overdo has limits",
        "tests/public_site/test_limits.py::test_a_person_is_taken_in_five_times_an_hour_and_again_when_it_is_over",
        "tests/public_site/test_limits.py::test_an_address_is_heard_ten_times_an_hour_and_others_still_are",
        open_="looking at profiles and exports have no limit yet",
    ),
    _r(
        "2.3.3",
        "All of it or nothing",
        "tests/kernel/test_outbox.py::test_what_was_not_committed_did_not_happen",
        "tests/openings/test_importing.py::test_a_killed_run_leaves_nothing_behind_and_is_run_again",
        "tests/kernel/test_once.py::test_what_was_rolled_back_is_free_again",
    ),
    _r(
        "2.3.4",
        "Nothing is booked twice",
        "tests/kernel/test_once.py::test_of_two_at_once_one_is_done",
        open_="no test lets many book the last place at once on both databases",
    ),
)
BROWSER = (
    _r(
        "3.2.1, 3.2.2",
        "Nothing is taken for something else; text is text",
        DESK + "test_every_answer_carries_the_same_protection",
        "tests/browser/test_found.py::test_data_in_a_page_is_read_and_never_run",
    ),
    _r(
        "3.3.1, 3.3.2, 3.3.3, 3.3.4",
        "Cookies are bound to the portal and to HTTPS",
        DESK + "test_over_https_browsers_are_told_to_stay_there_and_cookies_are_bound",
    ),
    _r(
        "3.4.1, 3.4.2, 3.4.3, 3.4.4, 3.4.5, 3.4.6",
        "Headers on every answer",
        DESK + "test_every_answer_carries_the_same_protection",
    ),
    _r(
        "3.4.7, 3.4.8",
        "Reports of the policy; windows of others (level 3)",
        DESK + "test_every_answer_carries_the_same_protection",
        open_="windows of others are shut out; nobody collects reports",
    ),
    _r(
        "3.5.1, 3.5.3",
        "Only the portal's own forms act; looking changes nothing",
        RECORDS + "test_nothing_is_done_without_the_form_token",
        RECORDS + "test_whoever_is_admitted_finds_their_own_and_looking_changes_nothing",
    ),
    _r("3.7.2", "Nobody is led elsewhere", PUBLIC + "test_nobody_is_led_out_of_the_portal_after_signing_in"),
    _r(
        "4.1.1",
        "Every answer says what it is",
        DESK + "test_every_answer_carries_the_same_protection",
        "tests/public_site/test_crawl.py::*",
    ),
    _r(
        "4.1.3, 15.3.4",
        "Headers of proxies cannot be forged",
        "tests/kernel/test_proxies.py::*",
        "tests/public_site/test_limits.py::test_behind_a_proxy_each_address_it_vouches_for_counts_for_itself",
    ),
)
FILES = (
    _r(
        "5.1.1, 5.2.1, 5.2.2, 5.2.3",
        "Files are judged by size and content",
        "tests/published/test_pictures.py::test_what_is_no_picture_for_us_is_refused_in_words",
        "tests/internships/test_agreement.py::test_paper_is_taken_in_with_a_scan_that_is_what_its_name_says",
        "tests/openings/test_importing.py::test_a_file_that_is_none_is_refused_as_a_whole",
        DESK + "test_a_body_that_is_too_large_is_refused_whatever_it_is",
    ),
    _r(
        "5.3.1, 5.3.2",
        "No file is run, no name of a file leads anywhere",
        "tests/published/test_pictures.py::test_a_picture_becomes_a_small_webp_of_our_own",
        MAIL + "test_a_letter_outside_the_folder_cannot_be_read",
    ),
    _r(
        "5.4.1, 5.4.2, 5.4.3",
        "Safe names for downloads, a look for viruses",
        open_="scans lie encrypted in the database under names of ours; no scanner is asked yet",
    ),
)
SIGNING = (
    _r(
        "6.1.1, 6.1.2, 6.1.3",
        "How signing in is protected is written down",
        "tests/security/test_protection.py::test_the_book_names_the_limits_of_signing_in_as_they_are",
    ),
    _r(
        "6.2.1 to 6.2.12",
        "Passwords: long ones count, guessable ones do not",
        PASSWORDS + "test_length_and_guessing_decide_and_kinds_of_characters_do_not",
        MEMBERS + "test_a_refused_password_changes_nothing",
        MEMBERS + "test_a_new_password_asks_for_the_old_one_and_ends_all_other_sign_ins",
    ),
    _r(
        "6.3.1, 6.3.2",
        "Guessing is locked, and there is no account from the start",
        SIGNING_IN + "test_after_five_wrong_tries_the_right_password_no_longer_opens",
        SIGNING_IN + "test_a_lock_touches_no_other_account",
        SETTINGS + "test_production_never_runs_on_the_demos_data",
    ),
    _r(
        "6.3.3, 6.3.4",
        "A second factor on every way in",
        FACTOR + "test_the_password_alone_opens_nothing_to_staff_and_the_code_leads_where_they_wanted_to_go",
        FACTOR + "test_company_people_post_and_call_without_it_and_need_it_before_anything_about_people",
        FACTOR + "test_a_new_password_by_letter_does_not_open_past_the_second_factor",
    ),
    _r(
        "6.4.1, 6.4.2, 6.4.3, 6.4.4",
        "Invitations and resets: random, short, once",
        SERVICES + "test_a_link_works_once_and_only_for_its_purpose",
        SERVICES + "test_a_reset_works_for_sixty_minutes_and_not_a_moment_longer",
        PUBLIC + "test_used_old_forged_and_foreign_links_end_on_a_page_with_a_way_on",
        ASKED + "test_a_lost_second_key_is_replaced_after_a_coordinator_made_sure",
    ),
    _r(
        "6.5.1 to 6.5.5",
        "Codes of a second factor",
        FACTOR + "test_a_code_opens_once_even_in_another_browser",
        FACTOR + "test_a_clock_may_be_half_a_minute_wrong_and_no_more",
        FACTOR + "test_five_wrong_codes_lock_this_account_and_no_other_and_the_password_does_not_open_the_lock",
        FACTOR + "test_a_recovery_code_opens_once_with_or_without_its_hyphens_and_is_told_by_letter",
        open_="a code of the app holds for 90 seconds in all, as clocks may be half a minute wrong; the standard asks for 30",
    ),
    _r(
        "6.6.2, 6.6.3",
        "Codes on other ways are bound and limited",
        "tests/internships/test_agreement.py::test_a_code_has_five_tries_ends_and_works_once",
        "tests/internships/test_agreement.py::test_five_wrong_tries_or_the_end_of_its_time_end_a_code",
    ),
    _r(
        "7.2.1, 7.2.2, 7.2.3, 7.2.4",
        "Sign-ins live on the server and begin anew",
        IDENTITY + "test_of_a_token_only_its_hash_is_kept",
        PUBLIC + "test_signing_in_gives_a_new_cookie_and_the_old_one_opens_nothing",
    ),
    _r(
        "7.3.1, 7.3.2",
        "They end by themselves",
        IDENTITY + "test_who_does_nothing_for_half_an_hour_is_signed_out",
        IDENTITY + "test_who_goes_on_working_stays_in_but_no_longer_than_twelve_hours",
    ),
    _r(
        "7.4.1 to 7.4.5",
        "They can be ended, and end with the account",
        PUBLIC + "test_a_cookie_is_worthless_after_signing_out",
        PUBLIC + "test_a_deactivated_person_is_out_at_the_next_request",
        "tests/accounts/web/test_sign_ins.py::test_everywhere_else_at_once",
        "tests/accounts/web/test_coordinator.py::test_a_deactivated_colleague_is_out_at_once_and_can_come_back",
    ),
    _r(
        "7.5.1, 7.5.2",
        "One's own sign-ins are listed; what matters asks again",
        "tests/accounts/web/test_sign_ins.py::test_one_browser_is_signed_out_from_another_and_only_that",
        MEMBERS + "test_a_new_password_asks_for_the_old_one_and_ends_all_other_sign_ins",
        ASKED + "test_after_ten_minutes_it_asks_and_everything_typed_goes_on_by_itself",
        ASKED + "test_exactly_these_ask_again",
        open_="mail addresses cannot be changed by oneself",
    ),
)
ACCESS = (
    _r(
        "8.1.1, 8.1.2",
        "Who may do what is written down",
        MATRIX + "test_the_matrix_is_the_frozen_one",
        "tests/architecture/test_columns.py::test_every_column_of_a_person_is_marked",
    ),
    _r(
        "8.2.1, 8.2.2, 8.2.3",
        "By function, by record, by field",
        RECORDS + "test_whoever_is_not_admitted_is_sent_to_the_door_or_refused",
        RECORDS + "test_what_belongs_to_others_is_like_what_does_not_exist",
        CANARIES + "test_a_company_hears_nothing_but_the_names_it_may_know",
        CANARIES + "test_visitors_letters_and_the_search_index_hold_nothing",
    ),
    _r(
        "8.3.1",
        "On the server, at once",
        IDENTITY + "test_an_account_that_was_switched_off_is_out_at_once",
        MATRIX + "test_every_endpoint_carries_a_rule_that_admits_somebody",
    ),
    _r(
        "8.4.1",
        "Companies are apart",
        RECORDS + "test_my_record_does_not_exist_for_others_of_my_role",
        CANARIES + "test_another_company_hears_nothing",
    ),
    _r(
        "9.1.1, 9.2.1, 9.2.2",
        "Signed links: by whom, until when, for what",
        LINKS + "test_a_forged_link_opens_nothing",
        LINKS + "test_a_link_for_one_thing_opens_nothing_else",
        "tests/candidates/web/test_link.py::test_an_expired_or_revoked_link_does_not_exist",
    ),
)
GROUND = (
    _r(
        "11.2.1, 11.3.1, 11.3.2, 11.4.1, 11.4.2, 11.5.1",
        "Vetted cryptography",
        PASSWORDS + "test_passwords_are_kept_as_argon2id_with_64_mebibytes_three_passes_and_four_lanes",
        CRYPTO + "test_nothing_readable_lies_in_the_database_file",
        CRYPTO + "test_changed_data_is_noticed",
        "check: ruff S",
    ),
    _r(
        "12.2.1, 12.3.1, 12.3.2",
        "Nothing travels in the clear",
        SETTINGS + "test_what_is_unsafe_is_refused_in_one_sentence",
        MAIL + "test_no_letter_leaves_in_the_clear_where_the_server_knows_no_encryption",
    ),
    _r(
        "13.2.3, 13.3.1",
        "No secret from the start, none in the code",
        SETTINGS + "test_each_missing_setting_is_named",
        SETTINGS + "test_settings_do_not_change_and_tell_no_secret",
    ),
    _r(
        "13.4.1 to 13.4.5",
        "Nothing of the workshop is served",
        DESK + "test_head_is_get_without_the_body_and_other_methods_are_refused",
        DESK + "test_a_bug_shows_and_logs_no_detail",
        MATRIX + "test_only_the_demo_has_the_demo",
    ),
    _r(
        "14.1.1, 14.1.2",
        "Every kind of data has its class",
        "tests/architecture/test_columns.py::test_every_column_of_a_person_is_marked",
        "tests/architecture/test_columns.py::test_an_unmarked_column_would_be_found",
    ),
    _r(
        "14.2.1",
        "Nothing of a person stands in an address",
        MATRIX + "test_ids_in_addresses_are_uuids",
        POINTS + "test_08_subjects_titles_and_failures_say_nothing",
    ),
    _r(
        "14.2.2, 14.3.2",
        "Nobody keeps what is meant for one person",
        DESK + "test_what_is_meant_for_one_person_is_kept_by_nobody",
    ),
    _r("14.2.3", "Nothing goes to others", "tests/public_site/test_crawl.py::*", "tests/browser/test_whole_site.py::*"),
    _r(
        "14.3.1, 14.3.3",
        "Signing out empties the browser",
        "tests/security/test_ground.py::test_a_browser_that_signs_out_is_told_to_forget_its_pages",
    ),
    _r(
        "15.1.1, 15.1.2, 15.2.1",
        "Parts from elsewhere are known and kept up to date",
        "tests/ui/test_style_sheet.py::test_vendored_files_are_unchanged",
        open_="pinned with hashes; no list of parts (SBOM) and no plan of updates yet",
    ),
    _r("15.2.3", "No test code in production", "tests/security/test_ground.py::test_what_is_installed_holds_no_tests"),
    _r(
        "15.3.1, 15.3.3",
        "Only the fields that are meant",
        MEMBERS + "test_only_named_fields_can_be_written",
        "tests/architecture/test_outward.py::*",
    ),
    _r("15.3.7", "A field that comes twice", FIELDS + "test_a_field_that_is_sent_twice_is_refused_where_only_one_answer_counts"),
    _r(
        "16.2.1 to 16.2.5",
        "Logs say enough and nothing of people",
        POINTS + "test_14_logs_hold_nothing_of_a_person",
        "tests/candidates/web/test_link.py::test_the_secret_is_told_to_no_other_site_no_cache_and_no_log",
        open_="looked at with one company's day, not over all tests",
    ),
    _r(
        "16.3.1 to 16.3.4, 16.4.1",
        "Who came in, who was refused",
        "tests/accounts/test_queries.py::test_the_history_names_who_did_what_and_not_when_somebody_signed_in",
        open_="refused tries stand in no log yet",
    ),
    _r(
        "16.4.2",
        "The trail cannot be changed unseen",
        CHAIN + "test_whatever_is_changed_or_missing_is_found_at_its_place",
        CHAIN + "test_the_database_itself_refuses_to_change_or_delete_before_the_time",
    ),
    _r(
        "16.5.1, 16.5.2, 16.5.3",
        "What fails, fails closed and without details",
        DESK + "test_a_bug_shows_and_logs_no_detail",
        "tests/kernel/test_health.py::test_an_absent_database_leaks_neither_its_address_nor_a_traceback",
        "tests/openings/test_mending.py::*",
        open_="mail server and index are tried; a full disk and a locked database are not",
    ),
)
REQUIREMENTS = (*ENCODING, *RULES, *BROWSER, *FILES, *SIGNING, *ACCESS, *GROUND)
