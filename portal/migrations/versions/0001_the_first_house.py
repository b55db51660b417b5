"""The first house: every table of the first release."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "accounts_sign_in_tries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("address_hash", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts_sign_in_tries")),
        sa.UniqueConstraint("address_hash", name=op.f("uq_accounts_sign_in_tries_address_hash")),
    )
    with op.batch_alter_table("accounts_sign_in_tries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accounts_sign_in_tries_last_at"), ["last_at"], unique=False)

    op.create_table(
        "accounts_site",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts_site")),
        sa.UniqueConstraint("name", name=op.f("uq_accounts_site_name")),
    )
    op.create_table(
        "kernel_audit_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verb", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("by_role", sa.Text(), nullable=False),
        sa.Column("was", sa.Text(), nullable=True),
        sa.Column("becomes", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kernel_audit_entry")),
    )
    with op.batch_alter_table("kernel_audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kernel_audit_entry_by_id"), ["by_id"], unique=False)
        batch_op.create_index("ix_kernel_audit_entry_subject", ["subject_id", "at", "id"], unique=False)

    op.create_table(
        "kernel_heartbeat",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kernel_heartbeat")),
        sa.UniqueConstraint("name", name=op.f("uq_kernel_heartbeat_name")),
    )
    op.create_table(
        "kernel_outbox",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("handled_by", sa.JSON(), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dead_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kernel_outbox")),
    )
    with op.batch_alter_table("kernel_outbox", schema=None) as batch_op:
        batch_op.create_index("ix_kernel_outbox_due", ["done_at", "dead_at", "due_at", "position", "id"], unique=False)

    op.create_table(
        "kernel_sign_in",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kernel_sign_in")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_kernel_sign_in_token_hash")),
    )
    with op.batch_alter_table("kernel_sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kernel_sign_in_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_kernel_sign_in_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "profiles_profile",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("goal", sa.String(40), nullable=False),
        sa.Column("field", sa.String(40), nullable=False),
        sa.Column("occupation_group", sa.Text(), nullable=True),
        sa.Column("years", sa.String(40), nullable=False),
        sa.Column("german", sa.String(40), nullable=False),
        sa.Column("german_source", sa.String(40), nullable=False),
        sa.Column("hours", sa.String(40), nullable=False),
        sa.Column("day_part", sa.String(40), nullable=False),
        sa.Column("course_part", sa.String(40), nullable=True),
        sa.Column("available_month", sa.Date(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("is_reachable", sa.Boolean(), nullable=True),
        sa.Column("has_licence_b", sa.Boolean(), nullable=True),
        sa.Column("has_forklift_licence", sa.Boolean(), nullable=True),
        sa.Column("works_shifts", sa.Boolean(), nullable=True),
        sa.Column("permit", sa.String(40), nullable=False),
        sa.Column("permit_checked_month", sa.Date(), nullable=False),
        sa.Column("other_languages", sa.JSON(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reviewed_by_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles_profile")),
    )
    op.create_table(
        "accounts_account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("reachable", sa.Text(), nullable=True),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("activated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deactivated_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["accounts_site.id"], name=op.f("fk_accounts_account_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts_account")),
        sa.UniqueConstraint("email", name=op.f("uq_accounts_account_email")),
    )
    with op.batch_alter_table("accounts_account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accounts_account_site_id"), ["site_id"], unique=False)

    op.create_table(
        "accounts_site_postcode",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["accounts_site.id"], name=op.f("fk_accounts_site_postcode_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts_site_postcode")),
        sa.UniqueConstraint("postcode", name=op.f("uq_accounts_site_postcode_postcode")),
    )
    with op.batch_alter_table("accounts_site_postcode", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accounts_site_postcode_site_id"), ["site_id"], unique=False)

    op.create_table(
        "profiles_competence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("profile_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("evidence", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles_profile.id"], name=op.f("fk_profiles_competence_profile_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_profiles_competence")),
    )
    with op.batch_alter_table("profiles_competence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_profiles_competence_profile_id"), ["profile_id"], unique=False)

    op.create_table(
        "accounts_one_time_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts_account.id"], name=op.f("fk_accounts_one_time_token_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts_one_time_token")),
    )
    with op.batch_alter_table("accounts_one_time_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_accounts_one_time_token_account_id"), ["account_id"], unique=False)

    op.create_table(
        "candidates_candidate",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("given_name", sa.Text(), nullable=True),
        sa.Column("family_name", sa.Text(), nullable=True),
        sa.Column("other_spellings", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("street", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("town", sa.Text(), nullable=True),
        sa.Column("birth_on", sa.Text(), nullable=True),
        sa.Column("sex", sa.Text(), nullable=True),
        sa.Column("nationality", sa.Text(), nullable=True),
        sa.Column("residence_title", sa.Text(), nullable=True),
        sa.Column("residence_until", sa.Text(), nullable=True),
        sa.Column("benefit_agency", sa.String(40), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("contact_language", sa.Text(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("interviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("goal", sa.String(40), nullable=False),
        sa.Column("field", sa.String(40), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("available_from", sa.Date(), nullable=True),
        sa.Column("hours_per_week", sa.Integer(), nullable=True),
        sa.Column("day_part", sa.String(40), nullable=True),
        sa.Column("works_shifts", sa.Boolean(), nullable=True),
        sa.Column("has_licence_b", sa.Boolean(), nullable=True),
        sa.Column("has_forklift_licence", sa.Boolean(), nullable=True),
        sa.Column("permit", sa.String(40), nullable=True),
        sa.Column("permit_checked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["advisor_id"], ["accounts_account.id"], name=op.f("fk_candidates_candidate_advisor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates_candidate")),
    )
    with op.batch_alter_table("candidates_candidate", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_candidate_advisor_id"), ["advisor_id"], unique=False)
        batch_op.create_index("ix_candidates_candidate_list", ["state", "advisor_id", "created_at", "id"], unique=False)

    op.create_table(
        "companies_company",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_key", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("town", sa.Text(), nullable=True),
        sa.Column("contact_name", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("registration_number", sa.Text(), nullable=True),
        sa.Column("insurer", sa.Text(), nullable=True),
        sa.Column("insurance_number", sa.Text(), nullable=True),
        sa.Column("interests", sa.JSON(), nullable=False),
        sa.Column("advisor_id", sa.Uuid(), nullable=True),
        sa.Column("is_trusted", sa.Boolean(), nullable=False),
        sa.Column("training", sa.String(40), nullable=False),
        sa.Column("training_confirmed_on", sa.Date(), nullable=True),
        sa.Column("visited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("visited_by_id", sa.Uuid(), nullable=True),
        sa.Column("visited_how", sa.String(40), nullable=True),
        sa.Column("entered_by_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rejection_reason", sa.Text(), nullable=True),
        sa.Column("import_key", sa.Text(), nullable=True),
        sa.Column("merged_into_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["advisor_id"], ["accounts_account.id"], name=op.f("fk_companies_company_advisor_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["accounts_account.id"], name=op.f("fk_companies_company_entered_by_id")),
        sa.ForeignKeyConstraint(["merged_into_id"], ["companies_company.id"], name=op.f("fk_companies_company_merged_into_id")),
        sa.ForeignKeyConstraint(["visited_by_id"], ["accounts_account.id"], name=op.f("fk_companies_company_visited_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies_company")),
        sa.UniqueConstraint("import_key", name=op.f("uq_companies_company_import_key")),
    )
    with op.batch_alter_table("companies_company", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_companies_company_advisor_id"), ["advisor_id"], unique=False)
        batch_op.create_index("ix_companies_company_decided", ["state", "visited_at", "id"], unique=False)
        batch_op.create_index("ix_companies_company_list", ["name_key", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_companies_company_state"), ["state"], unique=False)

    op.create_table(
        "contacts_log_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.String(40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["accounts_account.id"], name=op.f("fk_contacts_log_entry_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts_log_entry")),
    )
    with op.batch_alter_table("contacts_log_entry", schema=None) as batch_op:
        batch_op.create_index("ix_contacts_log_entry_subject", ["subject_id", "at", "id"], unique=False)

    op.create_table(
        "candidates_competence",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("evidence", sa.String(40), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_candidates_competence_candidate_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates_competence")),
    )
    with op.batch_alter_table("candidates_competence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_competence_candidate_id"), ["candidate_id"], unique=False)

    op.create_table(
        "candidates_course_enrolment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("provider", sa.Text(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_candidates_course_enrolment_candidate_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates_course_enrolment")),
    )
    with op.batch_alter_table("candidates_course_enrolment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_course_enrolment_candidate_id"), ["candidate_id"], unique=False)

    op.create_table(
        "candidates_experience",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("occupation_group", sa.Text(), nullable=False),
        sa.Column("years", sa.Integer(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_candidates_experience_candidate_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates_experience")),
    )
    with op.batch_alter_table("candidates_experience", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_experience_candidate_id"), ["candidate_id"], unique=False)

    op.create_table(
        "candidates_language",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("level", sa.String(40), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_candidates_language_candidate_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates_language")),
    )
    with op.batch_alter_table("candidates_language", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_language_candidate_id"), ["candidate_id"], unique=False)

    op.create_table(
        "candidates_name_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_candidates_name_token_candidate_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates_name_token")),
    )
    with op.batch_alter_table("candidates_name_token", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_name_token_candidate_id"), ["candidate_id"], unique=False)
        batch_op.create_index("ix_candidates_name_token_token", ["token", "candidate_id"], unique=False)

    op.create_table(
        "candidates_personal_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Uuid(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_candidates_personal_link_candidate_id")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["accounts_account.id"], name=op.f("fk_candidates_personal_link_created_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates_personal_link")),
    )
    with op.batch_alter_table("candidates_personal_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_personal_link_candidate_id"), ["candidate_id"], unique=False)

    op.create_table(
        "candidates_published_profile",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("profile_id", sa.Uuid(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_candidates_published_profile_candidate_id")
        ),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles_profile.id"], name=op.f("fk_candidates_published_profile_profile_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates_published_profile")),
        sa.UniqueConstraint("profile_id", name=op.f("uq_candidates_published_profile_profile_id")),
    )
    with op.batch_alter_table("candidates_published_profile", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_published_profile_candidate_id"), ["candidate_id"], unique=False)

    op.create_table(
        "companies_membership",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["accounts_account.id"], name=op.f("fk_companies_membership_account_id")),
        sa.ForeignKeyConstraint(["company_id"], ["companies_company.id"], name=op.f("fk_companies_membership_company_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies_membership")),
        sa.UniqueConstraint("account_id", name=op.f("uq_companies_membership_account_id")),
    )
    with op.batch_alter_table("companies_membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_companies_membership_company_id"), ["company_id"], unique=False)

    op.create_table(
        "companies_registration",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_name", sa.Text(), nullable=False),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("contact_name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("interests", sa.JSON(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["company_id"], ["companies_company.id"], name=op.f("fk_companies_registration_company_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies_registration")),
    )
    op.create_table(
        "companies_site",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=False),
        sa.Column("town", sa.Text(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("way", sa.Text(), nullable=True),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies_company.id"], name=op.f("fk_companies_site_company_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies_site")),
    )
    with op.batch_alter_table("companies_site", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_companies_site_company_id"), ["company_id"], unique=False)

    op.create_table(
        "contacts_enquiry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("company_name", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.Column("suits", sa.String(40), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["company_id"], ["companies_company.id"], name=op.f("fk_contacts_enquiry_company_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts_enquiry")),
    )
    op.create_table(
        "contacts_task",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("subject_kind", sa.String(40), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=True),
        sa.Column("assigned_to_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["assigned_to_id"], ["accounts_account.id"], name=op.f("fk_contacts_task_assigned_to_id")),
        sa.ForeignKeyConstraint(["company_id"], ["companies_company.id"], name=op.f("fk_contacts_task_company_id")),
        sa.ForeignKeyConstraint(["done_by_id"], ["accounts_account.id"], name=op.f("fk_contacts_task_done_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts_task")),
    )
    with op.batch_alter_table("contacts_task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contacts_task_company_id"), ["company_id"], unique=False)
        batch_op.create_index("ix_contacts_task_open", ["assigned_to_id", "done_at", "due_on", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contacts_task_subject_id"), ["subject_id"], unique=False)

    op.create_table(
        "candidates_course_hour",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.String(40), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=False),
        sa.Column("ends_at", sa.Time(), nullable=False),
        sa.ForeignKeyConstraint(
            ["course_id"], ["candidates_course_enrolment.id"], name=op.f("fk_candidates_course_hour_course_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_candidates_course_hour")),
    )
    with op.batch_alter_table("candidates_course_hour", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_candidates_course_hour_course_id"), ["course_id"], unique=False)

    op.create_table(
        "openings_opening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("source", sa.String(40), nullable=False),
        sa.Column("visibility", sa.String(40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("tasks", sa.Text(), nullable=True),
        sa.Column("requirements", sa.Text(), nullable=True),
        sa.Column("field", sa.String(40), nullable=True),
        sa.Column("language_level", sa.String(40), nullable=False),
        sa.Column("day_part", sa.String(40), nullable=True),
        sa.Column("hours_per_week", sa.Integer(), nullable=True),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("place_text", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("pay_amount", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("pay_unit", sa.String(40), nullable=True),
        sa.Column("fixed_term_until", sa.Date(), nullable=True),
        sa.Column("weeks", sa.Integer(), nullable=True),
        sa.Column("perspective", sa.String(40), nullable=True),
        sa.Column("mentor_name", sa.Text(), nullable=True),
        sa.Column("occupation", sa.Text(), nullable=True),
        sa.Column("first_year_pay", sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column("entered_by_id", sa.Uuid(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rejection_reason", sa.Text(), nullable=True),
        sa.Column("filled_how", sa.String(40), nullable=True),
        sa.Column("import_key", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("places >= 1", name=op.f("ck_openings_opening_places_positive")),
        sa.ForeignKeyConstraint(["company_id"], ["companies_company.id"], name=op.f("fk_openings_opening_company_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["accounts_account.id"], name=op.f("fk_openings_opening_entered_by_id")),
        sa.ForeignKeyConstraint(["site_id"], ["companies_site.id"], name=op.f("fk_openings_opening_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_openings_opening")),
        sa.UniqueConstraint("import_key", name=op.f("uq_openings_opening_import_key")),
    )
    with op.batch_alter_table("openings_opening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_openings_opening_company_id"), ["company_id"], unique=False)
        batch_op.create_index("ix_openings_opening_kind", ["state", "visibility", "kind", "published_at", "id"], unique=False)
        batch_op.create_index("ix_openings_opening_public", ["state", "visibility", "published_at", "id"], unique=False)

    op.create_table(
        "proposals_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("profile_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("presented_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer_until", sa.Date(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Uuid(), nullable=True),
        sa.Column("answered_how", sa.String(40), nullable=True),
        sa.Column("decline_reason", sa.String(40), nullable=True),
        sa.Column("meeting_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("hints", sa.JSON(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["answered_by_id"], ["accounts_account.id"], name=op.f("fk_proposals_proposal_answered_by_id")),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_proposals_proposal_candidate_id")),
        sa.ForeignKeyConstraint(["company_id"], ["companies_company.id"], name=op.f("fk_proposals_proposal_company_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["accounts_account.id"], name=op.f("fk_proposals_proposal_made_by_id")),
        sa.ForeignKeyConstraint(["opening_id"], ["openings_opening.id"], name=op.f("fk_proposals_proposal_opening_id")),
        sa.ForeignKeyConstraint(["profile_id"], ["profiles_profile.id"], name=op.f("fk_proposals_proposal_profile_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals_proposal")),
        sa.UniqueConstraint("profile_id", name=op.f("uq_proposals_proposal_profile_id")),
        sa.UniqueConstraint("reference", name=op.f("uq_proposals_proposal_reference")),
    )
    with op.batch_alter_table("proposals_proposal", schema=None) as batch_op:
        batch_op.create_index("ix_proposals_proposal_candidate", ["candidate_id", "state"], unique=False)
        batch_op.create_index("ix_proposals_proposal_company", ["company_id", "state", "presented_at", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposals_proposal_opening_id"), ["opening_id"], unique=False)
        batch_op.create_index("uq_proposals_proposal_pair", ["candidate_id", "opening_id"], unique=True)

    op.create_table(
        "internships_internship",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("basis", sa.String(40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("hours_per_week", sa.Integer(), nullable=False),
        sa.Column("begins_at", sa.Time(), nullable=True),
        sa.Column("mentor_name", sa.Text(), nullable=False),
        sa.Column("tasks", sa.Text(), nullable=True),
        sa.Column("is_long_term_exception", sa.Boolean(), nullable=False),
        sa.Column("approval_on", sa.Date(), nullable=True),
        sa.Column("approved_by_name", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("aborted_by", sa.String(40), nullable=True),
        sa.Column("abort_reason", sa.String(40), nullable=True),
        sa.Column("outcome", sa.String(40), nullable=True),
        sa.Column("planned_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("ends_on >= starts_on", name=op.f("ck_internships_internship_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_internships_internship_candidate_id")
        ),
        sa.ForeignKeyConstraint(["company_id"], ["companies_company.id"], name=op.f("fk_internships_internship_company_id")),
        sa.ForeignKeyConstraint(["opening_id"], ["openings_opening.id"], name=op.f("fk_internships_internship_opening_id")),
        sa.ForeignKeyConstraint(["planned_by_id"], ["accounts_account.id"], name=op.f("fk_internships_internship_planned_by_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals_proposal.id"], name=op.f("fk_internships_internship_proposal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_internships_internship")),
    )
    with op.batch_alter_table("internships_internship", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_internships_internship_candidate_id"), ["candidate_id"], unique=False)
        batch_op.create_index("ix_internships_internship_company", ["company_id", "state", "starts_on", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_internships_internship_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "proposals_consent",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        sa.Column("text_language", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("channel", sa.String(40), nullable=True),
        sa.Column("paper_number", sa.Text(), nullable=True),
        sa.Column("interpreter_helped", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_proposals_consent_candidate_id")),
        sa.ForeignKeyConstraint(["company_id"], ["companies_company.id"], name=op.f("fk_proposals_consent_company_id")),
        sa.ForeignKeyConstraint(["opening_id"], ["openings_opening.id"], name=op.f("fk_proposals_consent_opening_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals_proposal.id"], name=op.f("fk_proposals_consent_proposal_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["accounts_account.id"], name=op.f("fk_proposals_consent_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals_consent")),
    )
    with op.batch_alter_table("proposals_consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposals_consent_candidate_id"), ["candidate_id"], unique=False)
        batch_op.create_index("uq_proposals_consent_question", ["proposal_id", "purpose"], unique=True)

    op.create_table(
        "placements_placement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("company_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("internship_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("hours_per_week", sa.Integer(), nullable=False),
        sa.Column("fixed_term_until", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("recorded_by_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidates_candidate.id"], name=op.f("fk_placements_placement_candidate_id")),
        sa.ForeignKeyConstraint(["company_id"], ["companies_company.id"], name=op.f("fk_placements_placement_company_id")),
        sa.ForeignKeyConstraint(
            ["internship_id"], ["internships_internship.id"], name=op.f("fk_placements_placement_internship_id")
        ),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals_proposal.id"], name=op.f("fk_placements_placement_proposal_id")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["accounts_account.id"], name=op.f("fk_placements_placement_recorded_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placements_placement")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_placements_placement_proposal_id")),
    )
    with op.batch_alter_table("placements_placement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placements_placement_candidate_id"), ["candidate_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_placements_placement_company_id"), ["company_id"], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("placements_placement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_placements_placement_company_id"))
        batch_op.drop_index(batch_op.f("ix_placements_placement_candidate_id"))

    op.drop_table("placements_placement")
    with op.batch_alter_table("proposals_consent", schema=None) as batch_op:
        batch_op.drop_index("uq_proposals_consent_question")
        batch_op.drop_index(batch_op.f("ix_proposals_consent_candidate_id"))

    op.drop_table("proposals_consent")
    with op.batch_alter_table("internships_internship", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_internships_internship_proposal_id"))
        batch_op.drop_index("ix_internships_internship_company")
        batch_op.drop_index(batch_op.f("ix_internships_internship_candidate_id"))

    op.drop_table("internships_internship")
    with op.batch_alter_table("proposals_proposal", schema=None) as batch_op:
        batch_op.drop_index("uq_proposals_proposal_pair")
        batch_op.drop_index(batch_op.f("ix_proposals_proposal_opening_id"))
        batch_op.drop_index("ix_proposals_proposal_company")
        batch_op.drop_index("ix_proposals_proposal_candidate")

    op.drop_table("proposals_proposal")
    with op.batch_alter_table("openings_opening", schema=None) as batch_op:
        batch_op.drop_index("ix_openings_opening_public")
        batch_op.drop_index("ix_openings_opening_kind")
        batch_op.drop_index(batch_op.f("ix_openings_opening_company_id"))

    op.drop_table("openings_opening")
    with op.batch_alter_table("candidates_course_hour", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidates_course_hour_course_id"))

    op.drop_table("candidates_course_hour")
    with op.batch_alter_table("contacts_task", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contacts_task_subject_id"))
        batch_op.drop_index("ix_contacts_task_open")
        batch_op.drop_index(batch_op.f("ix_contacts_task_company_id"))

    op.drop_table("contacts_task")
    op.drop_table("contacts_enquiry")
    with op.batch_alter_table("companies_site", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_companies_site_company_id"))

    op.drop_table("companies_site")
    op.drop_table("companies_registration")
    with op.batch_alter_table("companies_membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_companies_membership_company_id"))

    op.drop_table("companies_membership")
    with op.batch_alter_table("candidates_published_profile", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidates_published_profile_candidate_id"))

    op.drop_table("candidates_published_profile")
    with op.batch_alter_table("candidates_personal_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidates_personal_link_candidate_id"))

    op.drop_table("candidates_personal_link")
    with op.batch_alter_table("candidates_name_token", schema=None) as batch_op:
        batch_op.drop_index("ix_candidates_name_token_token")
        batch_op.drop_index(batch_op.f("ix_candidates_name_token_candidate_id"))

    op.drop_table("candidates_name_token")
    with op.batch_alter_table("candidates_language", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidates_language_candidate_id"))

    op.drop_table("candidates_language")
    with op.batch_alter_table("candidates_experience", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidates_experience_candidate_id"))

    op.drop_table("candidates_experience")
    with op.batch_alter_table("candidates_course_enrolment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidates_course_enrolment_candidate_id"))

    op.drop_table("candidates_course_enrolment")
    with op.batch_alter_table("candidates_competence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_candidates_competence_candidate_id"))

    op.drop_table("candidates_competence")
    with op.batch_alter_table("contacts_log_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_contacts_log_entry_subject")

    op.drop_table("contacts_log_entry")
    with op.batch_alter_table("companies_company", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_companies_company_state"))
        batch_op.drop_index("ix_companies_company_list")
        batch_op.drop_index("ix_companies_company_decided")
        batch_op.drop_index(batch_op.f("ix_companies_company_advisor_id"))

    op.drop_table("companies_company")
    with op.batch_alter_table("candidates_candidate", schema=None) as batch_op:
        batch_op.drop_index("ix_candidates_candidate_list")
        batch_op.drop_index(batch_op.f("ix_candidates_candidate_advisor_id"))

    op.drop_table("candidates_candidate")
    with op.batch_alter_table("accounts_one_time_token", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_one_time_token_account_id"))

    op.drop_table("accounts_one_time_token")
    with op.batch_alter_table("profiles_competence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_profiles_competence_profile_id"))

    op.drop_table("profiles_competence")
    with op.batch_alter_table("accounts_site_postcode", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_site_postcode_site_id"))

    op.drop_table("accounts_site_postcode")
    with op.batch_alter_table("accounts_account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_account_site_id"))

    op.drop_table("accounts_account")
    op.drop_table("profiles_profile")
    with op.batch_alter_table("kernel_sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kernel_sign_in_subject_id"))
        batch_op.drop_index(batch_op.f("ix_kernel_sign_in_account_id"))

    op.drop_table("kernel_sign_in")
    with op.batch_alter_table("kernel_outbox", schema=None) as batch_op:
        batch_op.drop_index("ix_kernel_outbox_due")

    op.drop_table("kernel_outbox")
    op.drop_table("kernel_heartbeat")
    with op.batch_alter_table("kernel_audit_entry", schema=None) as batch_op:
        batch_op.drop_index("ix_kernel_audit_entry_subject")
        batch_op.drop_index(batch_op.f("ix_kernel_audit_entry_by_id"))

    op.drop_table("kernel_audit_entry")
    op.drop_table("accounts_site")
    with op.batch_alter_table("accounts_sign_in_tries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_sign_in_tries_last_at"))

    op.drop_table("accounts_sign_in_tries")
